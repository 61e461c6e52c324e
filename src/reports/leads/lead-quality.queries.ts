import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { buildStartOfDay } from '../../common/time/local-time.queries.js';

/**
 * The number of days after which a lead is stale, a contact is no longer recent, and a lead has been long in its stage.
 * Stale means more than 90 days and recent means within 90 days, so that the 90th day still
 * counts and the 91st does not, in every report. Lists of leads follow the setting and design.md instead
 * (`lead-staleness.rules.ts`): there the 90th day is the first stale one.
 */
const STALE_DAYS = 90;

/** SQL that is true if a day lies more than {@link STALE_DAYS} days before asOf ($2); null if there is no day. */
export const buildStaleCondition = (day: string) => `${day} < $2::date - ${STALE_DAYS}`;

/** SQL that is true if a day lies within {@link STALE_DAYS} days before asOf ($2); null if there is no day. */
const buildRecentCondition = (day: string) => `${day} >= $2::date - ${STALE_DAYS}`;

/** SQL that is true for moments until the end of asOf ($2). */
export const buildPastCondition = (column: string) => `${column} < ${buildStartOfDay('($2::date + 1)')}`;

/**
 * SQL for the last interaction of every lead that was known at an instant ($1) and was until asOf ($2): `contact(lead_id, last_on,
 * visited)`.
 * Every version is read once.
 */
export const LAST_CONTACT = `contact AS (
  SELECT i.lead_id, (max(i.occurred_at) AT TIME ZONE '${AGENCY_ZONE}')::date AS last_on,
    bool_or(i.kind = 'site_visit') AS visited
  FROM interaction_version i WHERE i.lead_id IS NOT NULL AND i.valid_from < $1::timestamptz
    AND i.valid_to >= $1::timestamptz AND NOT i.archived AND ${buildPastCondition('i.occurred_at')} GROUP BY i.lead_id)`;

/**
 * SQL that is true for versions of records of one type that held at an instant ($1). Served by
 * record_version_as_of_idx.
 */
export const buildHeldCondition = (type: string, alias: string) =>
  `${alias}.entity_type = '${type}' AND ${alias}.valid_from < $1::timestamptz AND ${alias}.valid_to >= $1::timestamptz`;

/** SQL that is true if a version of a task is still to be done. */
export const buildOpenTaskCondition = (alias: string) =>
  `${alias}.data->>'status' = 'open' AND ${alias}.data->>'archived_at' IS NULL`;

/** A number of leads, and the jobs that they may bring. */
export interface LeadCount {
  leads: number;
  jobs: number;
}

/** The flags of data quality that an open lead can have. */
export const FLAGS = [
  'open',
  'withOwner',
  'withNextTask',
  'contacted',
  'stale',
  'unscreened',
  'duplicates',
  'decisionOverdue',
  'noDecisionDate',
  'screeningLate',
  'distantRate',
] as const;
/** One of {@link FLAGS}. */
export type Flag = (typeof FLAGS)[number];

/** Counts of the open leads of an owner, or of all owners, by flag. */
export type Quality = { key: string | null; isTotal: boolean } & Record<Flag, LeadCount>;

/** The conditions of the flags, over the rows of `lead`; $2 is asOf. */
const CONDITIONS: Readonly<Record<Flag, string>> = {
  open: 'true',
  withOwner: 'owner_in_use',
  withNextTask: 'has_task',
  contacted: buildRecentCondition('last_on'),
  stale: buildStaleCondition('greatest(last_on, received_on)'),
  unscreened: `screening_status = 'not_assessed'`,
  duplicates: 'alike > 1',
  decisionOverdue: 'decision < $2::date',
  noDecisionDate: `decision IS NULL AND stage <> 'first_contact'`,
  screeningLate: `screening_status IN ('to_file', 'filed') AND screening_due_on < $2::date`,
  distantRate: 'has_distant_rate',
};

/**
 * SQL for the number of leads with each flag and their jobs: two figures for each of {@link FLAGS}, over the rows of
 * `lead`.
 */
export const FLAG_COUNTS = FLAGS.map(
  (flag) => `count(*) FILTER (WHERE ${CONDITIONS[flag]}), coalesce(sum(jobs) FILTER (WHERE ${CONDITIONS[flag]}), 0)`,
).join(', ');

/** Returns the figures of {@link FLAG_COUNTS} by their flags. */
export function buildFlagCounts(counts: readonly (number | string)[]): Record<Flag, LeadCount> {
  const flags = FLAGS.map((flag, place) => [
    flag,
    { leads: Number(counts[2 * place]), jobs: Number(counts[2 * place + 1]) },
  ]);
  return Object.fromEntries(flags) as Record<Flag, LeadCount>;
}
