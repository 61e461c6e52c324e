import { ProblemError } from '../../../shared/api/api.errors';
import type { components } from '../../../shared/api/schema';
import { findToday } from '../../../shared/format/format.rules';

/** How a missing field is entered. */
export type GateInput =
  | { kind: 'text' | 'textarea' | 'day' | 'number' | 'boolean' | 'contacts' | 'user' | 'localCompany' }
  /** `excluded` are the values with which the field would still be missing. */
  | { kind: 'choice'; vocabulary: string; excluded?: readonly string[] }
  | { kind: 'capex' | 'sector' | 'locations' | 'site' | 'siteVisit' | 'evidence' | 'interaction' | 'realisation' };

/** The inputs for the fields that a gate can name. A field that is not here has to be completed elsewhere. */
export const GATE_INPUTS: Readonly<Record<string, GateInput>> = {
  contactIds: { kind: 'contacts' },
  investmentType: { kind: 'choice', vocabulary: 'investmentType' },
  businessActivity: { kind: 'choice', vocabulary: 'businessActivity' },
  sector: { kind: 'sector' },
  requirements: { kind: 'textarea' },
  expectedDecisionOn: { kind: 'day' },
  capex: { kind: 'capex' },
  jobsExpected: { kind: 'number' },
  consideringElsewhere: { kind: 'boolean' },
  competitorLocations: { kind: 'locations' },
  interactions: { kind: 'interaction' },
  projectManagerId: { kind: 'user' },
  likelihood: { kind: 'choice', vocabulary: 'likelihood' },
  'screening.status': { kind: 'choice', vocabulary: 'screening', excluded: ['not_assessed', 'refused', 'withdrawn'] },
  propositionSentOn: { kind: 'day' },
  siteVisitWaivedReason: { kind: 'siteVisit' },
  sites: { kind: 'site' },
  incentivesRequested: { kind: 'boolean' },
  announcedOn: { kind: 'day' },
  announcedJobs: { kind: 'number' },
  announcedCapexEur: { kind: 'number' },
  evidence: { kind: 'evidence' },
  localCompanyId: { kind: 'localCompany' },
  realisations: { kind: 'realisation' },
  involvement: { kind: 'choice', vocabulary: 'involvement' },
};

/** The fields that a verification confirms. A user who enters one may not verify the win. */
const CONFIRMED_FIELDS: readonly string[] = [
  'announcedOn',
  'announcedJobs',
  'announcedCapexEur',
  'evidence',
  'realisations',
];

/**
 * Tells whether somebody else must enter a missing field first, because the user may verify the win and would lose that
 * by entering it. As the last resort an administrator may have entered it, so the server decides then.
 */
export function isLeftToAnother(field: string, gate: Pick<Gate, 'missing' | 'verifiers' | 'noteRequired'>): boolean {
  const isVerifier = gate.verifiers !== undefined && gate.missing.every((one) => one.field !== 'mover');
  return isVerifier && !gate.noteRequired && CONFIRMED_FIELDS.includes(field);
}

/** The entered values of the missing fields, by field. */
export type GateValues = Readonly<Record<string, unknown>>;

interface Site {
  name: string;
  municipality?: string | null;
  shortlisted?: boolean | null;
  chosen?: boolean | null;
}

type Gate = components['schemas']['GateView'];
type CreateTransition = components['schemas']['CreateTransition'];
type Evidence = components['schemas']['CreateEvidence'];
type Realisation = components['schemas']['CreateRealisation'];
type Interaction = NonNullable<CreateTransition['interaction']>;

/** The parts of the request besides the stage, the day and the note. */
export type GateAdditions = Pick<CreateTransition, 'changes' | 'evidence' | 'realisations' | 'interaction'>;

/** Builds the parts of the request from what was entered. `sites` are those that the lead has already. */
export function buildGateAdditions(
  values: GateValues,
  sites: readonly Site[],
  isChosen: boolean,
  now = new Date(),
): GateAdditions {
  const additions: GateAdditions = {};
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    if (isEmpty(value)) continue;
    const kind = GATE_INPUTS[field]?.kind;
    if (kind === 'evidence') additions.evidence = [value as Evidence];
    else if (kind === 'realisation') additions.realisations = [value as Realisation];
    else if (kind === 'interaction') additions.interaction ??= buildInteraction(value as InteractionValue, now);
    else if (kind === 'siteVisit') Object.assign(hasVisit(values) ? additions : changes, buildSiteVisit(value, now));
    else if (kind === 'site') changes['sites'] = markSite(sites, value as Site, isChosen);
    else if (kind === 'locations') changes[field] = (value as string[]).map((country) => ({ country }));
    else if (kind === 'capex') Object.assign(changes, buildCapex(value as CapexValue));
    else if (field === 'screening.status') changes['screening'] = { status: value };
    else changes[field] = value;
  }
  if (Object.keys(changes).length > 0) additions.changes = changes;
  return additions;
}

interface InteractionValue {
  kind: Interaction['kind'];
  subject: string;
  day?: string;
}

/** Builds an interaction of a day. One of today took place just now, so that it does not lie in the future. */
function buildInteraction({ kind, subject, day }: InteractionValue, now: Date): Interaction {
  const isToday = day === undefined || day === findToday(now);
  return { kind, subject, occurredAt: isToday ? now.toISOString() : `${day}T12:00:00Z` };
}

/** A site visit, or the reason why none is needed. */
export interface SiteVisitValue {
  isWaived?: boolean;
  reason?: string;
  subject?: string;
  day?: string;
}

/** Tells whether a site visit was entered. It is an interaction too, so that no other one is needed. */
export function hasVisit({ siteVisitWaivedReason }: GateValues): boolean {
  const { isWaived, subject = '' } = (siteVisitWaivedReason ?? {}) as SiteVisitValue;
  return isWaived !== true && subject.trim() !== '';
}

/** Builds the part of the request for a visit, or for the reason why none is needed. */
function buildSiteVisit(value: unknown, now: Date): Pick<GateAdditions, 'interaction'> | object {
  const { isWaived, reason = '', subject = '', day } = value as SiteVisitValue;
  if (isWaived) return reason.trim() === '' ? {} : { siteVisitWaivedReason: reason.trim() };
  if (subject.trim() === '') return {};
  return { interaction: buildInteraction({ kind: 'site_visit', subject: subject.trim(), ...(day && { day }) }, now) };
}

interface CapexValue {
  amount?: number | string;
  isUndisclosed?: boolean;
}

function buildCapex({ amount, isUndisclosed }: CapexValue): Record<string, unknown> {
  if (isUndisclosed) return { capexUndisclosed: true };
  return typeof amount === 'number' ? { capex: { amount, currency: 'EUR' } } : {};
}

type ProposingLead = Pick<components['schemas']['LeadView'], 'jobsExpected' | 'capexEur' | 'sites'>;

/** Proposes what was expected as what is announced, and the only site on the shortlist as the chosen one. */
export function proposeValues({ jobsExpected, capexEur, sites }: ProposingLead): GateValues {
  const shortlisted = sites.filter((site) => site.shortlisted);
  return {
    announcedJobs: jobsExpected,
    announcedCapexEur: capexEur,
    ...(shortlisted.length === 1 && { sites: shortlisted[0] }),
  };
}

/** Marks a site of this name, or adds it. A chosen site has also been on the shortlist. */
function markSite(sites: readonly Site[], { name, municipality = null }: Site, isChosen: boolean): Site[] {
  const marks = { shortlisted: true, ...(isChosen ? { chosen: true } : {}) };
  const isKnown = sites.some((site) => site.name === name);
  const marked = sites.map((site) => (site.name === name ? { ...site, ...marks } : site));
  return isKnown ? marked : [...marked, { name, municipality, ...marks }];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Returns the pointer in the request under which the server names a problem of a field. */
export function getGatePointer(field: string): string {
  const kind = GATE_INPUTS[field]?.kind;
  if (kind === 'evidence') return '/evidence';
  if (kind === 'realisation') return '/realisations';
  if (kind === 'interaction') return '/interaction';
  return `/changes/${field.replaceAll('.', '/')}`;
}

type MissingField = components['schemas']['GateView']['missing'][number];

/** Returns whether the site that is filled in must also be the chosen one. */
export function mustChooseSite(required: readonly MissingField[]): boolean {
  return required.some(({ code }) => code === 'one_chosen');
}

/** Returns the fields that a stage still needs, each once. */
export function removeRepeatedFields(required: readonly MissingField[]): MissingField[] {
  return required.filter((one, index) => required.findIndex(({ field }) => field === one.field) === index);
}

/** A field that the form asks for. */
export interface AskedField {
  field: string;
  code: string;
  /** The sentence that says it is missing. */
  sentence: string;
  /** Whether somebody else must enter it. */
  fromAnother: boolean;
}

/**
 * Adds the locations elsewhere as soon as the investor considers any, and leaves an interaction out as soon as a site
 * visit is entered, which is one.
 */
export function addDependentFields(
  asked: readonly AskedField[],
  values: GateValues,
  hasLocations: boolean,
): AskedField[] {
  const isLocationNeeded =
    values['consideringElsewhere'] === true &&
    !hasLocations &&
    asked.every(({ field }) => field !== 'competitorLocations');
  const location = { field: 'competitorLocations', code: 'at_least_one', sentence: '', fromAnother: false };
  return asked
    .filter(({ field }) => field !== 'interactions' || !hasVisit(values))
    .flatMap((one) => (one.field === 'consideringElsewhere' && isLocationNeeded ? [one, location] : [one]));
}

/**
 * Finds the fields that the errors of a response ask for. A value of the form can make another field necessary, such as the locations
 * that an investor who also looks elsewhere considers.
 */
export function findDemanded(error: Error, stage: MissingField['stage']): MissingField[] {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return Object.keys(GATE_INPUTS).flatMap((field) => {
    const found = errors.find(({ pointer }) => pointer === getGatePointer(field));
    return found ? [{ ...found, field, stage }] : [];
  });
}
