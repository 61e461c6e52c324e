import fields from 'record-catalogue/leads';
import { cleanExternalIds, type ExternalId } from '../external-ids/external-ids.rules';
import { cleanSource } from './source.rules';
import type { components } from '../../shared/api/schema';
import type { RecordTab } from '../../shared/record-editor/record-search.rules';
import { cleanPlainValue, groupFields } from '../../shared/catalogue/catalogue-field.rules';
import { type FieldRules, isEmptyValue } from '../../shared/record-editor/record-drafts.rules';

type LeadView = components['schemas']['LeadView'];
type UpdateLead = components['schemas']['UpdateLead'];

/** The part of a lead that the rules need, whether it was read for a list or for its page. */
export type EditedLead = Pick<
  LeadView,
  'id' | 'version' | 'updatedAt' | 'capex' | 'capexUndisclosed' | 'confidential' | 'codename' | 'screening'
>;

/** The fields of a lead that can be edited in place, in groups as a business development manager thinks of them. */
export const FIELD_GROUPS = groupFields(
  fields,
  {
    project: [
      'title',
      'requirements',
      'investmentType',
      'businessActivity',
      'sector',
      'description',
      'drivers',
      'receivedOn',
      'tags',
      'externalIds',
    ],
    investment: ['capex', 'jobsExpected', 'jobsSafeguarded', 'sites', 'siteVisitWaivedReason', 'incentivesRequested'],
    decision: [
      'likelihood',
      'expectedDecisionOn',
      'expectedLandingOn',
      'propositionSentOn',
      'consideringElsewhere',
      'competitorLocations',
    ],
    announcement: ['announcedOn', 'announcedJobs', 'announcedCapexEur', 'localCompanyId', 'involvement'],
    people: ['companyId', 'contactIds'],
    team: ['ownerId', 'projectManagerId', 'teamIds', 'confidential'],
    origin: ['source'],
    screening: ['screening.status', 'screening.filedOn', 'screening.dueOn', 'screening.conditions'],
  },
  'project',
  // They are edited together with others.
  [...Object.keys(fields).filter((name) => /^(source|screening)\./.test(name)), 'capexUndisclosed', 'codename'],
);

export type FieldGroup = keyof typeof FIELD_GROUPS;

/** Tells whether a name is that of a field that can be edited in place. */
export function isLeadField(name: string): boolean {
  return Object.values(FIELD_GROUPS).some((group) => group.includes(name));
}

/** Returns the tab that shows a field. On a phone two tabs show the same fields, of which the open one stays. */
export function findTab(field: string, open: RecordTab<'leads'> = 'overview'): RecordTab<'leads'> {
  if (FIELD_GROUPS.people.includes(field)) return 'people';
  if (FIELD_GROUPS.screening.includes(field)) return 'screening';
  if (field === 'source') return 'touches';
  return open === 'details' ? 'details' : 'overview';
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
export function readFieldValue(lead: EditedLead, field: string): unknown {
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
  return (lead as Partial<LeadView>)[field as keyof LeadView];
}

/** Builds the change of a lead from the value of a field. An empty value clears the field. */
export function buildChanges(field: string, value: unknown): UpdateLead {
  if (field === 'capex') return buildCapex(value as CapexValue);
  if (field === 'confidential') {
    const { confidential, codename } = value as ConfidentialValue;
    return { confidential, codename: cleanPlainValue(codename) as string | null };
  }
  if (field === 'competitorLocations') return { competitorLocations: cleanLocations(value as LocationValue[]) };
  if (field === 'sites') return { sites: (value as SiteValue[]).filter(({ name }) => name.trim() !== '') };
  if (field === 'source') return { source: cleanSource(value as SourceValue) };
  if (field === 'externalIds') return { externalIds: cleanExternalIds(value as ExternalId[]) };
  const cleaned = cleanPlainValue(value);
  if (field.startsWith('screening.')) return { screening: { [field.slice(10)]: cleaned } };
  return { [field]: cleaned };
}

/** Builds one change from several fields. */
export function mergeChanges(fields: readonly string[], read: (field: string) => unknown): UpdateLead {
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

/** Tells whether a value is none. A lead that is not confidential has nothing to say about it. */
function isEmptyField(field: string, value: unknown): boolean {
  if (field === 'capex') {
    const { amount, isUndisclosed } = value as CapexValue;
    return amount === null && !isUndisclosed;
  }
  if (field === 'confidential') return !(value as ConfidentialValue).confidential;
  return isEmptyValue(value);
}

/** Lists the JSON pointers by which the server names a field. */
export function listPointers(field: string): string[] {
  if (field === 'capex') return ['/capex', '/capexUndisclosed'];
  if (field === 'confidential') return ['/confidential', '/codename'];
  return [`/${field.replaceAll('.', '/')}`];
}

/** How the editor reads and changes the fields of a lead. */
export const LEAD_FIELD_RULES: FieldRules<EditedLead> = {
  readValue: (lead, field) => readFieldValue(lead, field),
  mergeChanges: (fields, read) => mergeChanges(fields, read),
  listPointers,
  isEmpty: isEmptyField,
};
