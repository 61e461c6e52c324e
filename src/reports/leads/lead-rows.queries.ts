import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import {
  type LeadList,
  LISTED_BY,
  type LeadListResult,
  buildLeadListQuery,
  toLeadListResult,
} from './lead-lists.queries.js';
import { readOpenLeads } from './open-leads.queries.js';
import { buildHeldCondition, buildOpenTaskCondition, buildPastCondition } from './lead-quality.queries.js';
import { buildStageProbability } from '../../leads/pipeline/lead-stages.queries.js';
import { chooseVersions, KNOWN_VERSION } from './lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** A lead in a report. Fields that would name a confidential lead are null. */
export interface LeadRow {
  reference: string | null;
  /** The title, or the codename of a confidential lead. */
  title: string;
  companyId: string | null;
  company: string | null;
  ownerId: string;
  stage: string;
  daysInStage: number;
  jobs: number | null;
  capexEur: number | null;
  weightedJobs: number | null;
  decisionOn: string | null;
  lastContactOn: string | null;
  nextAction: string | null;
  nextDueOn: string | null;
  [name: string]: unknown;
}

/**
 * Reads the leads of a list. The stale ones come with the other figures of open leads, because finding the last contact
 * of every lead takes longer than the rest. Served by lead_version_as_of_idx alone.
 */
export async function readLeadList(sql: SqlClient, list: LeadList, request: ReportRequest): Promise<LeadListResult> {
  if (list === 'stale') return (await readOpenLeads(sql, request)).stale;
  const { knownBefore, period } = request;
  // Some lists do not use the day, but PostgreSQL requires every parameter to occur.
  const row = await sql.queryOne<Record<keyof LeadListResult, unknown>>(
    `WITH open AS MATERIALIZED (SELECT ${LISTED_BY} FROM ${chooseVersions(request)} v
       WHERE ${KNOWN_VERSION} AND v.status = 'open' AND $2::date IS NOT NULL)
     ${buildLeadListQuery(list, 'open')}`,
    [knownBefore, period.asOf],
  );
  return toLeadListResult(row);
}

/**
 * Reads the leads of some versions in the given order. A lead that was confidential then, or is now, appears under its
 * codename, because later confidentiality also applies to the past. Served by lead_version_pk, label_version_pk,
 * interaction_version_lead_id_idx and record_version_lead_task_idx.
 */
export function readLeadRows(
  sql: SqlClient,
  ids: readonly string[],
  request: Pick<ReportRequest, 'period' | 'knownBefore' | 'basis'>,
): Promise<LeadRow[]> {
  const { period, knownBefore } = request;
  return sql.queryAll(
    `SELECT CASE WHEN NOT hidden THEN v.data->>'reference' END AS reference,
       CASE WHEN hidden THEN coalesce(v.data->>'codename', now_.codename, '—') ELSE v.data->>'title' END AS title,
       CASE WHEN NOT hidden THEN v.company_id END AS "companyId", CASE WHEN NOT hidden THEN company.label END AS company, v.owner_id AS "ownerId", v.stage,
       $2::date - v.stage_entered_on AS "daysInStage", v.jobs_expected AS jobs, v.capex_eur AS "capexEur",
       round(v.jobs_expected::numeric * ${buildStageProbability('v.stage')} / 100)::bigint AS "weightedJobs", v.expected_decision_on AS "decisionOn",
       met.last_on AS "lastContactOn", CASE WHEN NOT hidden THEN task.title END AS "nextAction", task.due_on AS "nextDueOn"
     FROM unnest($3::bigint[]) WITH ORDINALITY AS l(id, place)
       JOIN ${chooseVersions(request)} v ON v.id = l.id JOIN lead now_ ON now_.id = v.lead_id
       CROSS JOIN LATERAL (SELECT (v.data->>'confidential')::boolean OR now_.confidential AS hidden) h
       LEFT JOIN LATERAL (SELECT label FROM label_version WHERE entity_type = 'company' AND entity_id = v.company_id
         AND valid_from < $1::timestamptz ORDER BY valid_from DESC LIMIT 1) company ON true
       LEFT JOIN LATERAL (SELECT (max(i.occurred_at) AT TIME ZONE '${AGENCY_ZONE}')::date AS last_on
         FROM interaction_version i WHERE i.lead_id = v.lead_id AND i.valid_from < $1::timestamptz
           AND i.valid_to >= $1::timestamptz AND NOT i.archived AND ${buildPastCondition('i.occurred_at')}) met ON true
       LEFT JOIN LATERAL (SELECT t.data->>'title' AS title, t.data->>'due_on' AS due_on FROM record_version t
         WHERE ${buildHeldCondition('task', 't')} AND t.data->>'lead_id' = v.lead_id::text AND ${buildOpenTaskCondition('t')}
         ORDER BY t.data->>'due_on' NULLS LAST, t.entity_id LIMIT 1) task ON true
     ORDER BY l.place`,
    [knownBefore, period.asOf, ids],
  );
}
