import type { SqlClient } from '../../database/connections/sql.client.js';
import { REV_2_SUFFIX, UNCHANGED_NACE_CODES } from '../../common/reference/nace-codes.rules.js';
import { buildStagePosition, buildStageProbability } from '../../leads/pipeline/lead-stages.queries.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { ReportBasis, ReportRequest } from '../definition/report-definition.rules.js';

/** The groupings of the rows of the summary. */
export const GROUPS = ['stage', 'owner', 'country', 'sector', 'channel', 'activity', 'agreement'] as const;
/** One of {@link GROUPS}. */
export type Group = (typeof GROUPS)[number];

/**
 * SQL for the sector of a version v, as `toSectorKey` builds it: the two revisions of NACE share a key only where code
 * and title are the same. For the other codes the revision is read from the row of the version, by its id.
 */
export const SECTOR_KEY = `CASE WHEN v.sector <> ALL ('{${UNCHANGED_NACE_CODES.join(',')}}'::text[])
    AND (SELECT own.data->>'sector_version' FROM lead_version own WHERE own.id = v.id) = '2.0'
  THEN v.sector || '${REV_2_SUFFIX}' ELSE v.sector END`;

/** The column of `lead_version`, or SQL that derives it, for each grouping. */
const COLUMN: Readonly<Record<Group, string>> = {
  stage: 'v.stage',
  owner: 'v.owner_id',
  country: 'v.country',
  sector: SECTOR_KEY,
  channel: 'v.channel',
  activity: 'v.activity_id',
  agreement: 'v.agreement_id',
};

/** The group that a figure belongs to; `isTotal` marks figures of all groups together. */
export interface FigureGroup {
  isTotal: boolean;
  key: string | null;
}

/** Counts at the end of the day, and counts of leads received and closed in the period. */
export interface StateFigures extends FigureGroup {
  open: number;
  onHold: number;
  new: number;
  lost: number;
  won: number;
  abandoned: number;
  jobs: number;
  jobsSafeguarded: number;
  capexEur: number;
  weightedJobs: number;
  weightedCapexEur: number;
  medianDaysInStage: number | null;
}

/**
 * SQL that selects leads as they were known at an instant ($1), without those that were archived then. Exactly one
 * version of a lead holds at any time, from valid_from until just before valid_to. Served by lead_version_as_of_idx alone, also for today, when valid_to is
 * infinity.
 */
export const KNOWN_VERSION = 'v.valid_from < $1::timestamptz AND v.valid_to >= $1::timestamptz AND NOT v.archived';

/**
 * Returns SQL for the versions of leads that a report reads, as they were known, or as the days of their events tell. The
 * latter all hold at any instant.
 */
export const chooseVersions = ({ basis, period: { asOf } }: { basis: ReportBasis; period: { asOf: string } }) =>
  basis === 'occurred' ? `lead_versions_by_events('${asOf}')` : 'lead_version';

/** Returns SQL, for a statement over transitions, that leaves out those after asOf. Among what was known, there are none. */
export const buildOccurredCondition = ({
  basis,
  period: { asOf },
}: {
  basis: ReportBasis;
  period: { asOf: string };
}) => (basis === 'occurred' ? `AND occurred_on <= '${asOf}'` : '');

/**
 * SQL for fields of the row of a lead version v, as the record d. The versions are found in an index that does not
 * contain the row, and only the rows of those versions are read, each by its id. OFFSET keeps the planner from reading
 * all of history instead.
 */
export const buildDataJoin = (fields: string) =>
  `CROSS JOIN LATERAL (SELECT own.data FROM lead_version own WHERE own.id = v.id OFFSET 0) own
   CROSS JOIN LATERAL jsonb_to_record(own.data) AS d(${fields})`;

const CLOSED = 'v.closed_on BETWEEN $2::date AND $3::date';

/**
 * Reads the figures of the states of leads, by group and over all. PostgreSQL computes the sums exactly, and they
 * become numbers here.
 */
export async function readStates(sql: SqlClient, group: Group, request: ReportRequest): Promise<StateFigures[]> {
  const { asOf, from, to } = request.period;
  const column = COLUMN[group];
  const rows = await sql.queryAll<StateRow>(
    `SELECT grouping(${column}) = 1 AS "isTotal", ${column} AS key,
       count(*) FILTER (WHERE v.status = 'open') AS open,
       count(*) FILTER (WHERE v.status = 'on_hold') AS "onHold",
       count(*) FILTER (WHERE v.received_on BETWEEN $2::date AND $3::date) AS new,
       count(*) FILTER (WHERE v.status = 'lost' AND ${CLOSED}) AS lost,
       count(*) FILTER (WHERE v.status = 'won' AND ${CLOSED}) AS won,
       count(*) FILTER (WHERE v.status = 'abandoned' AND ${CLOSED}) AS abandoned,
       coalesce(sum(v.jobs_expected) FILTER (WHERE v.status = 'open'), 0) AS jobs,
       coalesce(sum(v.jobs_safeguarded) FILTER (WHERE v.status = 'open'), 0) AS "jobsSafeguarded",
       coalesce(sum(v.capex_eur) FILTER (WHERE v.status = 'open'), 0) AS "capexEur",
       round(coalesce(sum(v.jobs_expected::bigint * ${buildStageProbability('v.stage')}) FILTER (WHERE v.status = 'open'), 0) / 100) AS "weightedJobs",
       round(coalesce(sum(v.capex_eur * ${buildStageProbability('v.stage')}) FILTER (WHERE v.status = 'open'), 0) / 100) AS "weightedCapexEur",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY $4::date - v.stage_entered_on) FILTER (WHERE v.status = 'open')
         AS "medianDaysInStage"
     FROM ${chooseVersions(request)} v WHERE ${KNOWN_VERSION}
     GROUP BY GROUPING SETS ((${column}), ())`,
    [request.knownBefore, from, to, asOf],
  );
  return rows.map((row) => toNumbers<StateFigures>(row));
}

/**
 * Counts the leads received in the period by the stage that each was in when the period ended. The first transition
 * after the period tells that stage, because the lead was still in the stage that the transition left. Served by
 * lead_transition_occurred_on_idx and lead_version_as_of_idx.
 */
export function readReceivedByStage(
  sql: SqlClient,
  request: ReportRequest,
): Promise<(FigureGroup & { new: number })[]> {
  const { period, knownBefore } = request;
  return sql.queryAll(
    `WITH later AS MATERIALIZED (SELECT DISTINCT ON (lead_id) lead_id, from_stage FROM lead_transition
       WHERE kind = 'stage' AND occurred_on > $3::date AND recorded_at < $1::timestamptz ORDER BY lead_id, seq),
     received AS (SELECT coalesce(later.from_stage, v.stage) AS stage, count(*) AS leads
       FROM ${chooseVersions(request)} v LEFT JOIN later ON later.lead_id = v.lead_id
       WHERE ${KNOWN_VERSION} AND v.received_on BETWEEN $2::date AND $3::date GROUP BY 1)
     SELECT false AS "isTotal", stage AS key, coalesce(received.leads, 0) AS new
     FROM unnest($4::text[]) AS stage LEFT JOIN received USING (stage)`,
    [knownBefore, period.from, period.to, STAGES.map(({ stage }) => stage)],
  );
}

/** A row as it arrives from PostgreSQL: its sums are numerics, which arrive as texts. */
type StateRow = {
  [Name in keyof StateFigures]: Name extends keyof FigureGroup ? StateFigures[Name] : string | number | null;
};

/** Returns a row with its sums as numbers. They are exact up to 2^53. */
export function toNumbers<T extends FigureGroup>({ isTotal, key, ...sums }: FigureGroup & object): T {
  const numbers = Object.entries(sums).map(([name, sum]) => [name, sum === null ? null : Number(sum)]);
  return { isTotal, key, ...(Object.fromEntries(numbers) as Omit<T, keyof FigureGroup>) } as T;
}

/** Counts transitions to a later stage, by the stage left or by the group of the lead, and over all. */
export function readAdvances(
  sql: SqlClient,
  group: Group,
  request: ReportRequest,
): Promise<(FigureGroup & { advanced: number })[]> {
  const { period, knownBefore } = request;
  const column = group === 'stage' ? 't.from_stage' : COLUMN[group];
  // Served by lead_transition_occurred_on_idx, and by lead_version_lead_id_idx or lead_version_as_of_idx.
  return sql.queryAll(
    `SELECT grouping(${column}) = 1 AS "isTotal", ${column} AS key, count(*) AS advanced
     FROM lead_transition t JOIN ${chooseVersions(request)} v ON v.lead_id = t.lead_id AND ${KNOWN_VERSION}
     WHERE t.kind = 'stage' AND ${buildStagePosition('t.to_stage')} > ${buildStagePosition('t.from_stage')}
       AND t.occurred_on BETWEEN $2::date AND $3::date AND t.recorded_at < $1::timestamptz
     GROUP BY GROUPING SETS ((${column}), ())`,
    [knownBefore, period.from, period.to],
  );
}

/** Reads the labels of users, activities or agreements as of an instant. Served by label_version_pk. */
export function readLabels(
  sql: SqlClient,
  entityType: 'user' | 'activity' | 'agreement',
  ids: string[],
  knownBefore: Date,
): Promise<{ id: string; label: string }[]> {
  return sql.queryAll(
    `SELECT DISTINCT ON (entity_id) entity_id AS id, label FROM label_version
     WHERE entity_type = $1 AND entity_id = ANY($2::uuid[]) AND valid_from < $3::timestamptz
     ORDER BY entity_id, valid_from DESC`,
    [entityType, ids, knownBefore],
  );
}
