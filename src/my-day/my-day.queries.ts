import type { Actor } from '../common/actor/actor.constants.js';
import { createBinder } from '../common/lists/list-statement.queries.js';
import type { Bind } from '../common/lists/list-definition.rules.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { placeConstant } from '../database/connections/sql-constants.rules.js';
import { buildLeadVisibility, canSeeEveryLead } from '../identity/access/access.policy.js';
import { OVER } from '../reports/follow-up/follow-up.queries.js';
import { IS_OPEN_REQUEST, REQUEST_JSON } from '../leads/model/verification-request.queries.js';
import { findVerifiableLeadIds } from '../leads/model/win-verification.queries.js';
import { buildStageProbability } from '../leads/pipeline/lead-stages.queries.js';
import type { MyDayBounds } from './my-day.rules.js';
import type {
  ActivityToFollowUpView,
  MyDayLeadsView,
  MyDayLeadView,
  MyDayVerificationsView,
  MyDayVerificationView,
  MyPipelineView,
} from './my-day.view.js';

/** The number of leads of each list. */
const LEADS_SHOWN = 10;

const STALE_ON = `(p.quiet_since + ${placeConstant('staleAfterDays')})`;

/** Builds the condition for the open leads that the caller owns. Served by lead_owner_received_on_idx. */
function buildMine(actor: Actor, userId: string, bind: Bind): string {
  return `l.owner_id = ${bind(userId)}::uuid AND l.status = 'open' AND l.archived_at IS NULL
    AND (${buildLeadVisibility(actor, 'l', bind)})`;
}

/** Reads the leads of the caller that are stale, or become so by a day; the oldest come first. */
export function readStaleLeads(sql: SqlClient, actor: Actor, userId: string, by: string): Promise<MyDayLeadsView> {
  return readLeads(sql, actor, userId, by, STALE_ON);
}

/** Reads the leads of the caller whose decision is overdue, or expected by a day; the oldest come first. */
export function readDecisions(sql: SqlClient, actor: Actor, userId: string, by: string): Promise<MyDayLeadsView> {
  return readLeads(sql, actor, userId, by, 'l.expected_decision_on');
}

/** Reads the leads of the caller for which a day, which is SQL, is not after `by`. */
async function readLeads(
  sql: SqlClient,
  actor: Actor,
  userId: string,
  by: string,
  day: string,
): Promise<MyDayLeadsView> {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const rows = await sql.queryAll<{ lead: MyDayLeadView; total: number }>(
    `SELECT json_build_object('id', l.id, 'reference', l.reference, 'title', l.title, 'companyName', c.name, 'stage', l.stage,
         'lastInteractionOn', p.last_interaction_on, 'staleOn', ${STALE_ON}, 'expectedDecisionOn', l.expected_decision_on,
         'jobsExpected', l.jobs_expected) AS lead,
       count(*) OVER ()::integer AS total
     FROM lead l JOIN company c ON c.id = l.company_id JOIN lead_interaction_stats p ON p.lead_id = l.id
     WHERE ${buildMine(actor, userId, bind)} AND ${day} <= ${bind(by)}::date
     ORDER BY ${day}, l.id LIMIT ${LEADS_SHOWN}`,
    values,
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ lead }) => lead), by };
}

/** Reads the leads whose verification waits for the caller, or was sent back to the caller; the oldest request comes first. */
export async function readVerifications(sql: SqlClient, actor: Actor, userId: string): Promise<MyDayVerificationsView> {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const verifiable = bind(canSeeEveryLead(actor) ? await findVerifiableLeadIds(sql, userId) : []);
  const rows = await sql.queryAll<{ lead: MyDayVerificationView; total: number }>(
    `SELECT json_build_object('id', l.id, 'reference', l.reference, 'title', l.title, 'companyName', c.name,
         'announcedOn', l.announced_on, 'announcedJobs', l.announced_jobs, 'announcedCapexEur', l.announced_capex_eur,
         'verificationRequest', ${REQUEST_JSON}) AS lead,
       count(*) OVER ()::integer AS total
     FROM lead_verification_request r JOIN lead l ON l.id = r.lead_id JOIN company c ON c.id = l.company_id
     WHERE ${IS_OPEN_REQUEST} AND l.archived_at IS NULL AND (${buildLeadVisibility(actor, 'l', bind)})
       AND (r.state = 'waiting' AND l.id = ANY (${verifiable}::uuid[])
         OR r.state = 'sent_back' AND r.requested_by = ${bind(userId)}::uuid)
     ORDER BY r.requested_at, r.id LIMIT ${LEADS_SHOWN}`,
    values,
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ lead }) => lead) };
}

/** Reads the figures of the open leads of the caller. The weights are those of the pipeline report. */
export function readMyPipeline(sql: SqlClient, actor: Actor, userId: string): Promise<MyPipelineView> {
  const values: unknown[] = [];
  return sql.queryOne<MyPipelineView & Record<string, unknown>>(
    `SELECT count(*)::integer AS "openLeads", coalesce(sum(l.jobs_expected), 0)::bigint AS "jobsExpected",
       coalesce(sum(l.capex_eur), 0)::bigint AS "capexEur",
       round(coalesce(sum(l.jobs_expected::bigint * ${buildStageProbability('l.stage')}), 0) / 100.0)::bigint AS "weightedJobs"
     FROM lead l WHERE ${buildMine(actor, userId, createBinder(values))}`,
    values,
  );
}

/**
 * Finds the last delegation or seminar that is over and that the caller follows up: the caller owns it and it ended
 * lately, or has an open follow-up task of it. Served by activity_owner_id_idx and task_assignee_id_idx.
 */
export function findLastActivity(
  sql: SqlClient,
  userId: string,
  { followUpSince }: MyDayBounds,
  now: Date,
): Promise<ActivityToFollowUpView | null> {
  return sql.queryOneOrNull<ActivityToFollowUpView & Record<string, unknown>>(
    `SELECT a.id, a.reference, a.title, a.kind, a.ends_on AS "endsOn" FROM activity a
     WHERE a.archived_at IS NULL AND a.status <> 'cancelled' AND a.kind IN ('delegation', 'seminar') AND ${OVER} <= $3::timestamptz
       AND a.id IN (
         SELECT o.id FROM activity o WHERE o.owner_id = $1::uuid AND o.ends_on >= $2::date
         UNION ALL SELECT t.follow_up_of_activity_id FROM task t
         WHERE t.assignee_id = $1::uuid AND t.status = 'open' AND t.archived_at IS NULL AND t.follow_up_of_activity_id IS NOT NULL)
     ORDER BY a.ends_on DESC, a.id DESC LIMIT 1`,
    [userId, followUpSince, now],
  );
}
