import type { SqlClient } from '../../database/connections/sql.client.js';
import { type Stage, STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import type { Touch } from './attribution-models.rules.js';
import type { Achievement, UnsharedCredit } from './attribution-sums.rules.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';
import { buildOccurredCondition, chooseVersions, KNOWN_VERSION } from '../leads/lead-history.queries.js';
import { buildStagePosition } from '../../leads/pipeline/lead-stages.queries.js';

/** The part of a request for which the results of leads are read. */
export type AchievementsFilter = Pick<ReportRequest, 'period' | 'knownBefore' | 'basis'>;

/** A lead with its achievements, and the touches of the lead in no particular order. */
export interface TouchedLead {
  id: string;
  achievements: Achievement[];
  touches: Touch[];
}

const place = (stage: Stage) => STAGE_NAMES.indexOf(stage);

/** The kinds of achievement with the columns that hold their days; a day is null if it is not in the period. */
const KINDS = { new: 'new_on', qualified: 'qualified_on', announced: 'announced_on', won: 'won_on' } as const;
const DAYS = Object.values(KINDS);

const buildPeriodCondition = (day: string) => `${day} BETWEEN $2::date AND $3::date`;

/**
 * SQL for the day a lead entered a stage, over `known`: the day of the first transition to it or to a later stage, or
 * the day on which the lead was received if it began there.
 */
const buildEnteredOn = (stage: Stage, moved: string) =>
  `CASE WHEN began >= ${place(stage)} THEN received_on ELSE ${moved} END`;

/**
 * SQL for the new, qualified, announced and won leads of a period: `lead(lead_id, new_on …, jobs, capex_eur, touches,
 * subject, touched_on)`.
 *
 * A lead enters a stage as it does in the funnel (`stage-entries.queries.ts`): with its first transition to the stage
 * or to a later one, or on the day it was received if it was taken over in that stage or a later one. It began in the
 * stage that its first transition left, or in its present stage if it has no transition.
 *
 * An announcement counts on its day, by the rule of all reports (`announcement-days.queries.ts`). The amounts are those of the announcement that holds, not of the first. An
 * announcement that was taken back or came to nothing does not count.
 *
 * `subject` and `touched_on` are those of the touch of a lead that has only one. OFFSET 0 makes PostgreSQL compute the
 * known state once instead of in every place that uses it, and keeps the planner from assuming that nearly all touches
 * are withdrawn. Served by lead_version_as_of_idx alone and record_version_as_of_idx; for some leads by the indexes of
 * their ids.
 *
 * @param some whether only the leads in $4 are read
 */
const buildLeadsQuery = (some: boolean, filter: AchievementsFilter) => {
  const buildIdCondition = (column: string) => (some ? `AND ${column} = ANY($4::uuid[])` : '');
  return `WITH moved AS (
      SELECT lead_id, min(left_place) AS began, min(occurred_on) FILTER (WHERE place >= ${place('qualified')}) AS qualified,
        min(occurred_on) FILTER (WHERE place >= ${place('announced')}) AS announced
      FROM (SELECT lead_id, occurred_on, CASE WHEN seq = 1 THEN ${buildStagePosition('from_stage')} END AS left_place,
          ${buildStagePosition('to_stage')} AS place
        FROM lead_transition WHERE recorded_at < $1::timestamptz ${buildOccurredCondition(filter)} ${buildIdCondition('lead_id')} OFFSET 0) AS move
      GROUP BY lead_id
    ), known AS (
      SELECT v.lead_id, v.status, v.received_on, v.closed_on, m.qualified, m.announced, coalesce(m.began, v.place) AS began,
        v.place >= ${place('announced')} AND v.status NOT IN ('lost', 'abandoned') AS holds,
        v.announced_on, v.announced_jobs, v.announced_capex_eur
      FROM (SELECT v.*, ${buildStagePosition('v.stage')} AS place FROM ${chooseVersions(filter)} v WHERE ${KNOWN_VERSION} ${buildIdCondition('v.lead_id')}) AS v
        LEFT JOIN moved m ON m.lead_id = v.lead_id OFFSET 0
    ), ever AS (
      SELECT lead_id, received_on AS new_on, ${buildEnteredOn('qualified', 'qualified')} AS qualified_on,
        CASE WHEN holds THEN coalesce(announced_on, ${buildEnteredOn('announced', 'announced')}) END AS announced_on,
        CASE WHEN status = 'won' THEN closed_on END AS won_on,
        CASE WHEN holds THEN announced_jobs END AS jobs, CASE WHEN holds THEN announced_capex_eur END AS capex_eur
      FROM known OFFSET 0
    ), touch AS MATERIALIZED (
      SELECT lead_id, id, coalesce('activity:' || (data->>'activity_id'), 'agreement:' || (data->>'agreement_id'),
          'channel:' || (data->>'channel')) AS subject,
        (data->>'occurred_on')::date AS occurred_on, data->>'role' = 'source' AS is_source
      FROM (SELECT t.lead_id, t.id, w.data
        FROM lead_touch t JOIN record_version w ON w.entity_id = t.id AND w.entity_type = 'lead_touch'
        WHERE w.valid_from < $1::timestamptz AND w.valid_to >= $1::timestamptz ${buildIdCondition('t.lead_id')} OFFSET 0) AS known
      WHERE data->>'withdrawn_at' IS NULL
    ), touched AS (
      SELECT lead_id, count(*) AS touches, min(subject) AS subject, min(occurred_on) AS touched_on FROM touch GROUP BY lead_id
    ), lead AS MATERIALIZED (
      SELECT e.lead_id, ${DAYS.map((day) => `CASE WHEN ${buildPeriodCondition(day)} THEN ${day} END AS ${day}`).join(', ')},
        coalesce(e.jobs, 0) AS jobs, coalesce(e.capex_eur, 0) AS capex_eur, t.touches, t.subject, t.touched_on
      FROM ever e LEFT JOIN touched t ON t.lead_id = e.lead_id WHERE ${DAYS.map(buildPeriodCondition).join(' OR ')}
    )`;
};

/** SQL for the leads of {@link buildLeadsQuery} one by one, with their touches; `which` is a condition on the lead `l`. */
const buildLeadRowsQuery = (
  which: string,
) => `SELECT l.lead_id AS "leadId", ${DAYS.map((day) => `l.${day}`).join(', ')}, l.jobs,
    l.capex_eur AS "capexEur", t.list AS touches
  FROM lead l LEFT JOIN (SELECT t.lead_id, json_agg(json_build_array(t.id, t.subject, t.occurred_on, t.is_source)) AS list
      FROM touch t JOIN lead l ON l.lead_id = t.lead_id AND ${which} GROUP BY t.lead_id) t ON t.lead_id = l.lead_id
  WHERE ${which}`;

interface LeadRow extends Record<(typeof DAYS)[number], string | null> {
  leadId: string;
  jobs: number;
  capexEur: number;
  touches: [id: string, subject: string, occurredOn: string, isSource: boolean][] | null;
  [name: string]: unknown;
}

const listValues = ({ period, knownBefore }: AchievementsFilter) => [knownBefore, period.from, period.to];

/** Reads the achievements and touches of some leads. */
export async function readTouchedLeads(
  sql: SqlClient,
  filter: AchievementsFilter,
  leadIds: readonly string[],
): Promise<TouchedLead[]> {
  const some = `${buildLeadsQuery(true, filter)} ${buildLeadRowsQuery('true')}`;
  const rows = await sql.queryAllWithCustomPlan<LeadRow>(some, [...listValues(filter), leadIds]);
  return rows.map((row) => buildTouchedLead(row));
}

/** The achievements of all leads. */
export interface AllLeads {
  /** Sums of the leads that have one touch or none. */
  whole: UnsharedCredit[];
  /** The leads that have several touches, each for {@link buildTouchedLead}, because there are many of them. */
  shared: LeadRow[];
}

/** SQL that is true if the only touch of a lead is at most $4 months before a day. */
const buildInTimeCondition = (day: string) =>
  `l.touched_on <= l.${day} AND l.touched_on >= l.${day} - make_interval(months => $4::integer)`;
const buildNotInTimeCondition = (day: string) => `l.${day} IS NOT NULL AND (${buildInTimeCondition(day)}) IS NOT TRUE`;

const buildSums = (condition: (day: string) => string) => `count(*) FILTER (WHERE ${condition(KINDS.new)}) AS new,
  count(*) FILTER (WHERE ${condition(KINDS.qualified)}) AS qualified, count(*) FILTER (WHERE ${condition(KINDS.won)}) AS won,
  count(*) FILTER (WHERE ${condition(KINDS.announced)}) AS announced,
  coalesce(sum(l.jobs) FILTER (WHERE ${condition(KINDS.announced)}), 0)::bigint AS jobs,
  coalesce(sum(l.capex_eur) FILTER (WHERE ${condition(KINDS.announced)}), 0)::bigint AS "capexEur"`;

/** Builds SQL for all of {@link AllLeads} in one statement: single leads, and sums, which have no id of a lead. */
const buildAllQuery = (
  filter: AchievementsFilter,
) => `${buildLeadsQuery(false, filter)}, one AS (${buildLeadRowsQuery('l.touches > 1')})
  SELECT one.*, NULL AS subject, NULL::bigint AS new, NULL::bigint AS qualified, NULL::bigint AS won, NULL::bigint AS announced FROM one
  UNION ALL SELECT NULL, ${DAYS.map(() => 'NULL').join(', ')}, w.jobs, w."capexEur", NULL, w.subject, w.new, w.qualified, w.won, w.announced
  FROM (SELECT l.subject, ${buildSums(buildInTimeCondition)} FROM lead l WHERE l.touches = 1 GROUP BY l.subject
    UNION ALL SELECT NULL, ${buildSums(buildNotInTimeCondition)} FROM lead l WHERE l.touches IS NULL OR l.touches = 1) AS w`;

type AllRow = LeadRow | (UnsharedCredit & { leadId: null; [name: string]: unknown });

/**
 * Reads the achievements of all leads. Most leads have a single touch, so that no model has anything to share out. The
 * database adds these up, and only the other leads are returned one by one.
 */
export async function readAllLeads(
  sql: SqlClient,
  filter: AchievementsFilter,
  windowMonths: number,
): Promise<AllLeads> {
  const rows = await sql.queryAll<AllRow>(buildAllQuery(filter), [...listValues(filter), windowMonths]);
  return {
    whole: rows.filter((row) => row.leadId === null),
    shared: rows.filter((row) => row.leadId !== null),
  };
}

/** Converts a row to a lead with its achievements and touches. */
export function buildTouchedLead(row: LeadRow): TouchedLead {
  const { leadId, jobs, capexEur } = row;
  const achievements: Achievement[] = [];
  for (const [kind, column] of Object.entries(KINDS) as [keyof typeof KINDS, (typeof DAYS)[number]][]) {
    const on = row[column];
    if (on !== null) achievements.push({ leadId, kind, on, jobs, capexEur });
  }
  const touches = (row.touches ?? []).map(([id, subject, occurredOn, isSource]) => ({
    id,
    subject,
    occurredOn,
    isSource,
  }));
  return { id: leadId, achievements, touches };
}
