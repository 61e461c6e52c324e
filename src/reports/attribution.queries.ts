import type { Sql } from '../database/sql.js';
import { STAGES } from '../leads/lead.stages.js';
import type { Touch } from './attribution.models.rules.js';
import type { Achievement } from './attribution.sums.rules.js';
import { type KnownActivity, type KnownAgreement, subjectOf } from './attribution.tree.rules.js';
import { AS_KNOWN } from './pipeline-summary.queries.js';

const from = (stage: string) => {
  const names: string[] = STAGES.map((definition) => definition.stage);
  return `'{${names.slice(names.indexOf(stage)).join(',')}}'::text[]`;
};

/** What leads came to, in what period, as known at what instant; of all leads, or of some. */
export interface AchievementsAsked {
  from: string;
  to: string;
  knownBefore: Date;
  leadIds?: readonly string[];
}

/**
 * New, qualified, announced and won leads of a period. A lead enters a stage as it does in the funnel
 * (`stage.entries.queries.ts`): with its first move to it or to a later one, and when it was received if it was taken over
 * there or further. What was announced is of the day of the announcement (`announced.projects.queries.ts`), as the annual
 * report has it, and of that entry only where no such day is known: the amounts are those of the announcement that holds,
 * not of the first. One that was taken back or came to nothing does not count. Served by lead_version_as_of_idx,
 * lead_version_lead_id_idx, lead_transition_occurred_on_idx and lead_transition_seq_uq.
 */
export function readAchievements(
  sql: Sql,
  asked: AchievementsAsked,
): Promise<(Achievement & { [name: string]: unknown })[]> {
  const values: unknown[] = [asked.knownBefore, asked.from, asked.to];
  if (asked.leadIds) values.push(asked.leadIds);
  const ofLeads = (column: string) => (asked.leadIds ? `AND ${column} = ANY($4::uuid[])` : '');
  const known = `FROM lead_version v WHERE ${AS_KNOWN} ${ofLeads('v.lead_id')}`;
  const entered = (stage: string) => `CASE
    WHEN coalesce(min(t.from_stage) FILTER (WHERE t.seq = 1), v.stage) = ANY(${from(stage)}) THEN v.received_on
    ELSE min(t.occurred_on) FILTER (WHERE t.to_stage = ANY(${from(stage)})) END`;
  return sql.rows(
    `WITH moving AS (SELECT lead_id FROM lead_transition WHERE occurred_on BETWEEN $2::date AND $3::date
         AND recorded_at < $1::timestamptz ${ofLeads('lead_id')}
       UNION SELECT v.lead_id ${known} AND v.received_on BETWEEN $2::date AND $3::date),
     entry AS (SELECT v.lead_id, v.id, ${entered('qualified')} AS qualified, ${entered('announced')} AS announced
       FROM moving m JOIN lead_version v ON v.lead_id = m.lead_id AND ${AS_KNOWN}
         LEFT JOIN lead_transition t ON t.lead_id = v.lead_id AND t.recorded_at < $1::timestamptz
       GROUP BY v.lead_id, v.id, v.stage, v.received_on)
     SELECT v.lead_id AS "leadId", 'new' AS kind, v.received_on AS "on", 0 AS jobs, 0::bigint AS "capexEur" ${known}
       AND v.received_on BETWEEN $2::date AND $3::date
     UNION ALL
     SELECT v.lead_id, 'won', v.closed_on, 0, 0 ${known} AND v.status = 'won' AND v.closed_on BETWEEN $2::date AND $3::date
     UNION ALL
     SELECT lead_id, 'qualified', qualified, 0, 0 FROM entry WHERE qualified BETWEEN $2::date AND $3::date
     UNION ALL
     SELECT v.lead_id, 'announced', coalesce(d.announced_on, e.announced), coalesce(d.announced_jobs, 0),
         coalesce(d.announced_capex_eur, 0)
       FROM lead_version v
         CROSS JOIN LATERAL jsonb_to_record(v.data) AS d(announced_on date, announced_jobs integer, announced_capex_eur bigint)
         LEFT JOIN entry e ON e.id = v.id
       WHERE ${AS_KNOWN} ${ofLeads('v.lead_id')} AND v.stage = ANY(${from('announced')})
         AND v.status NOT IN ('lost', 'abandoned')
         AND coalesce(d.announced_on, e.announced) BETWEEN $2::date AND $3::date
     ORDER BY 2, 3, 1`,
    values,
  );
}

/** What had touched leads, as known at an instant. Served by lead_touch_lead_id_idx and record_version_entity_id_idx. */
export async function readTouches(
  sql: Sql,
  leadIds: readonly string[],
  knownBefore: Date,
): Promise<Map<string, Touch[]>> {
  const rows = await sql.rows<{
    leadId: string;
    id: string;
    activityId: string | null;
    agreementId: string | null;
    channel: string | null;
    occurredOn: string;
    isSource: boolean;
  }>(
    `SELECT t.lead_id AS "leadId", t.id, v.data->>'activity_id' AS "activityId", v.data->>'agreement_id' AS "agreementId",
       v.data->>'channel' AS channel, v.data->>'occurred_on' AS "occurredOn", v.data->>'role' = 'source' AS "isSource"
     FROM lead_touch t JOIN record_version v ON v.entity_id = t.id AND v.entity_type = 'lead_touch'
     WHERE t.lead_id = ANY($1::uuid[]) AND v.valid_from < $2::timestamptz AND v.valid_to >= $2::timestamptz
       AND v.data->>'withdrawn_at' IS NULL
     ORDER BY t.lead_id, t.id`,
    [leadIds, knownBefore],
  );
  const touches = rows.map(({ leadId, id, activityId, agreementId, channel, occurredOn, isSource }) => {
    const subject = activityId
      ? subjectOf('activity', activityId)
      : agreementId
        ? subjectOf('agreement', agreementId)
        : subjectOf('channel', channel!);
    return { leadId, touch: { id, subject, occurredOn, isSource } };
  });
  const byLead = Map.groupBy(touches, ({ leadId }) => leadId);
  return new Map([...byLead].map(([leadId, group]) => [leadId, group.map(({ touch }) => touch)]));
}

/** Versions of records of one type that held at an instant ($1). Served by record_version_as_of_idx. */
const heldOf = (type: string) =>
  `FROM record_version WHERE entity_type = '${type}' AND valid_from < $1::timestamptz AND valid_to >= $1::timestamptz`;

/** Every activity there was, archived ones too, as known at an instant. */
export function readActivities(sql: Sql, knownBefore: Date): Promise<(KnownActivity & { [name: string]: unknown })[]> {
  return sql.rows(
    `SELECT entity_id AS id, data->>'kind' AS kind, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'agreement_id' AS "agreementId", data->>'country' AS country, data->>'starts_on' AS "startsOn",
       data->>'ends_on' AS "endsOn", (data->>'cost_eur')::bigint AS "costEur", data->>'archived_at' IS NOT NULL AS archived
     ${heldOf('activity')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** Every agreement there was, archived ones too, as known at an instant. */
export function readAgreements(sql: Sql, knownBefore: Date): Promise<(KnownAgreement & { [name: string]: unknown })[]> {
  return sql.rows(
    `SELECT entity_id AS id, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'archived_at' IS NOT NULL AS archived ${heldOf('agreement')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** A commitment as it was known. */
export interface KnownCommitment {
  agreementId: string;
  status: string;
  dueOn: string | null;
  [name: string]: unknown;
}

/** Every commitment in use, as known at an instant. */
export function readCommitments(sql: Sql, knownBefore: Date): Promise<KnownCommitment[]> {
  return sql.rows(
    `SELECT data->>'agreement_id' AS "agreementId", data->>'status' AS status, data->>'due_on' AS "dueOn"
     ${heldOf('commitment')} AND data->>'archived_at' IS NULL ORDER BY entity_id`,
    [knownBefore],
  );
}

/**
 * The months before a transition within which touches count, as set at an instant: a later change of the setting is of
 * later days. Before the first that was recorded, that one; where none was, as the database connection carries it. Served
 * by setting_version_pk.
 */
export async function readWindow(sql: Sql, knownBefore: Date): Promise<number> {
  const row = await sql.first<{ months: number }>(
    `SELECT coalesce(
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' AND valid_from < $1::timestamptz
         ORDER BY valid_from DESC LIMIT 1),
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' ORDER BY valid_from LIMIT 1),
       current_setting('locate.touch_window_months'))::integer AS months`,
    [knownBefore],
  );
  return row!.months;
}
