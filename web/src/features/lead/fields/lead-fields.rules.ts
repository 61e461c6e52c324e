import { cleanExternalIds, type ExternalId } from '../../../records/external-ids/external-ids.rules';
import { cleanSource } from '../../../records/leads/source.rules';
import type { components } from '../../../shared/api/schema';
import type { RecordTab } from '../../../shared/record-editor/record-search.rules';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type LeadView = components['schemas']['LeadView'];
type UpdateLead = components['schemas']['UpdateLead'];

/** How a field is shown and entered. */
export type FieldKind =
  | 'text'
  | 'textarea'
  | 'day'
  | 'number'
  | 'euro'
  | 'boolean'
  | 'tags'
  | 'choice'
  | 'user'
  | 'users'
  | 'company'
  | 'localCompany'
  | 'contacts'
  | 'capex'
  | 'locations'
  | 'sites'
  | 'source'
  | 'externalIds'
  | 'confidential';

interface FieldDefinition {
  kind: FieldKind;
  /** The vocabulary that has the labels of the choices. */
  vocabulary?: string;
  /** The list of the pipeline that has the choices. */
  choices?: string;
}

const TEXT: FieldDefinition = { kind: 'text' };
const TEXTAREA: FieldDefinition = { kind: 'textarea' };
const DAY: FieldDefinition = { kind: 'day' };
const NUMBER: FieldDefinition = { kind: 'number' };
const BOOLEAN: FieldDefinition = { kind: 'boolean' };
const buildChoice = (choices: string, vocabulary = choices): FieldDefinition => ({
  kind: 'choice',
  vocabulary,
  choices,
});

/** The fields of a lead that can be edited in place, in groups as a business development manager thinks of them. */
export const FIELD_GROUPS = {
  project: {
    title: TEXT,
    requirements: TEXTAREA,
    investmentType: buildChoice('investmentType'),
    businessActivity: buildChoice('businessActivity'),
    sector: TEXT,
    description: TEXTAREA,
    drivers: { kind: 'tags' },
    receivedOn: DAY,
    tags: { kind: 'tags' },
    externalIds: { kind: 'externalIds' },
  },
  investment: {
    capex: { kind: 'capex' },
    jobsExpected: NUMBER,
    jobsSafeguarded: NUMBER,
    sites: { kind: 'sites' },
    siteVisitWaivedReason: TEXTAREA,
    incentivesRequested: BOOLEAN,
  },
  decision: {
    likelihood: buildChoice('likelihood'),
    expectedDecisionOn: DAY,
    expectedLandingOn: DAY,
    propositionSentOn: DAY,
    consideringElsewhere: BOOLEAN,
    competitorLocations: { kind: 'locations' },
  },
  announcement: {
    announcedOn: DAY,
    announcedJobs: NUMBER,
    announcedCapexEur: { kind: 'euro' },
    localCompanyId: { kind: 'localCompany' },
    involvement: buildChoice('involvement'),
  },
  people: {
    companyId: { kind: 'company' },
    contactIds: { kind: 'contacts' },
    ownerId: { kind: 'user' },
    projectManagerId: { kind: 'user' },
    teamIds: { kind: 'users' },
    confidential: { kind: 'confidential' },
  },
  origin: { source: { kind: 'source' } },
  screening: {
    'screening.status': buildChoice('screening.status', 'screening'),
    'screening.filedOn': DAY,
    'screening.dueOn': DAY,
    'screening.conditions': TEXTAREA,
  },
} as const satisfies Record<string, Record<string, FieldDefinition>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export type LeadField = { [G in FieldGroup]: keyof (typeof FIELD_GROUPS)[G] }[FieldGroup];

/** All fields that can be edited in place. */
export const LEAD_FIELDS = Object.assign({}, ...Object.values(FIELD_GROUPS)) as Readonly<
  Record<LeadField, FieldDefinition>
>;

/** Tells whether a name is that of a field that can be edited in place. */
export function isLeadField(name: unknown): name is LeadField {
  return typeof name === 'string' && Object.hasOwn(LEAD_FIELDS, name);
}

/** Lists the fields of a group. */
export function listFields(group: FieldGroup): LeadField[] {
  return Object.keys(FIELD_GROUPS[group]) as LeadField[];
}

/** Returns the tab that shows a field. */
export function findTab(field: LeadField): RecordTab<'leads'> {
  if (Object.hasOwn(FIELD_GROUPS.people, field)) return 'people';
  if (Object.hasOwn(FIELD_GROUPS.screening, field)) return 'screening';
  return field === 'source' ? 'touches' : 'details';
}

export interface CapexValue {
  amount: number | string | null;
  currency: string;
  isUndisclosed: boolean;
  /** Whether to value the amount at the reference rate of the day on which the lead was received. */
  takesRateOfDay?: boolean;
}

export interface ConfidentialValue {
  confidential: boolean;
  codename: string | null;
}

export type LocationValue = LeadView['competitorLocations'][number];
export type SiteValue = LeadView['sites'][number];
export type SourceValue = LeadView['source'];

/** Reads the value of a field as its input edits it. */
export function readFieldValue(lead: LeadView, field: LeadField): unknown {
  if (field === 'capex') {
    const { capex, capexUndisclosed } = lead;
    return {
      amount: capex?.amount ?? null,
      currency: capex?.currency ?? 'EUR',
      isUndisclosed: capexUndisclosed,
    } satisfies CapexValue;
  }
  if (field === 'confidential') {
    return { confidential: lead.confidential, codename: lead.codename } satisfies ConfidentialValue;
  }
  if (field.startsWith('screening.')) return lead.screening[field.slice(10) as keyof LeadView['screening']];
  return lead[field as keyof LeadView];
}

/** Builds the change of a lead from the value of a field. An empty value clears the field. */
export function buildChanges(field: LeadField, value: unknown): UpdateLead {
  const { kind } = LEAD_FIELDS[field];
  if (kind === 'capex') return buildCapex(value as CapexValue);
  if (kind === 'confidential') {
    const { confidential, codename } = value as ConfidentialValue;
    return { confidential, codename: emptyToNull(codename) as string | null };
  }
  if (kind === 'locations') return { competitorLocations: cleanLocations(value as LocationValue[]) };
  if (kind === 'sites') return { sites: (value as SiteValue[]).filter(({ name }) => name.trim() !== '') };
  if (kind === 'source') return { source: cleanSource(value as SourceValue) };
  if (kind === 'externalIds') return { externalIds: cleanExternalIds(value as ExternalId[]) };
  const cleaned = emptyToNull(value);
  if (field.startsWith('screening.')) return { screening: { [field.slice(10)]: cleaned } };
  return { [field]: cleaned };
}

/** Builds one change from several fields. */
export function mergeChanges(fields: readonly LeadField[], read: (field: LeadField) => unknown): UpdateLead {
  const changes = fields.map((field) => buildChanges(field, read(field)));
  const screening = changes.flatMap((change) => (change.screening ? [change.screening] : []));
  const merged = Object.assign({}, ...changes) as UpdateLead;
  return screening.length > 1
    ? { ...merged, screening: Object.assign({}, ...screening) as typeof merged.screening }
    : merged;
}

function buildCapex({ amount, currency, isUndisclosed, takesRateOfDay }: CapexValue): UpdateLead {
  if (isUndisclosed) return { capex: null, capexUndisclosed: true };
  if (typeof amount !== 'number') return { capex: null, capexUndisclosed: false };
  const rate = takesRateOfDay ? { rate: null } : {};
  return { capex: { amount, currency: currency.trim().toUpperCase(), ...rate }, capexUndisclosed: false };
}

/**
 * Returns the day of the rate of a planned expenditure if it could be valued at the rate of another day, that on which
 * the lead was received; otherwise null. The server chooses the rate of a new currency anyway.
 */
export function findOtherRateDay({ capex, receivedOn }: LeadView, value: CapexValue): string | null {
  if (!capex || capex.currency === 'EUR' || value.currency !== capex.currency || value.isUndisclosed) return null;
  return capex.rateOn === receivedOn ? null : capex.rateOn;
}

function cleanLocations(locations: readonly LocationValue[]): LocationValue[] {
  return locations
    .map(({ country, region }) => ({ country: country.trim().toUpperCase(), region: region?.trim() || null }))
    .filter(({ country, region }) => country !== '' || region !== null);
}

function emptyToNull(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return value.trim() === '' ? null : value.trim();
}

/** Lists the JSON pointers by which the server names a field. */
export function listPointers(field: LeadField): string[] {
  if (field === 'capex') return ['/capex', '/capexUndisclosed'];
  if (field === 'confidential') return ['/confidential', '/codename'];
  return [`/${field.replaceAll('.', '/')}`];
}

/** How the editor reads and changes the fields of a lead. */
export const LEAD_FIELD_RULES: FieldRules<LeadView> = {
  readValue: (lead, field) => readFieldValue(lead, field as LeadField),
  mergeChanges: (fields, read) => mergeChanges(fields as readonly LeadField[], read),
  listPointers: (field) => listPointers(field as LeadField),
};
