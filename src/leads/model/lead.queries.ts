import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createBinder } from '../../common/lists/list-statement.queries.js';
import { buildLeadVisibility, type LeadPeople } from '../../identity/access/access.policy.js';
import type { LeadStatus, Stage } from '../pipeline/lead.constants.js';

const LEAD_PEOPLE = `owner_id AS "ownerId", project_manager_id AS "projectManagerId", confidential,
  ARRAY(SELECT user_id FROM lead_team WHERE lead_id = lead.id ORDER BY user_id) AS "teamIds"`;

/**
 * Returns the owner, project manager and team of a lead; null when there is no such lead. Served by lead_team_pk.
 */
export function findLeadPeople(sql: SqlClient, leadId: string): Promise<LeadPeople | null> {
  return sql.queryOneOrNull<LeadPeople>(`SELECT ${LEAD_PEOPLE} FROM lead WHERE id = $1::uuid`, [leadId]);
}

/** Does the same as {@link findLeadPeople} for several leads, by their ids. */
export async function findPeopleOfLeads(sql: SqlClient, leadIds: string[]): Promise<Map<string, LeadPeople>> {
  const rows = await sql.queryAllWithCustomPlan<LeadPeople & { id: string }>(
    `SELECT id, ${LEAD_PEOPLE} FROM lead WHERE id = ANY($1::uuid[])`,
    [leadIds],
  );
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}

/** Finds the ids of the leads with these references that the caller may see. Served by lead_reference_uq. */
export async function findVisibleLeadIds(
  sql: SqlClient,
  references: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, string>> {
  const values: unknown[] = [references];
  const isVisible = buildLeadVisibility(actor, 'l', createBinder(values));
  const rows = await sql.queryAll<{ id: string; reference: string }>(
    `SELECT l.id, l.reference FROM lead l WHERE l.reference = ANY($1::text[]) AND (${isVisible})`,
    values,
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}

/** Returns the company of a lead and whether the lead is archived; null when there is no such lead. */
export function findLeadCompany(
  sql: SqlClient,
  leadId: string,
): Promise<{ companyId: string; archived: boolean } | null> {
  return sql.queryOneOrNull<{ companyId: string; archived: boolean }>(
    'SELECT company_id AS "companyId", archived_at IS NOT NULL AS archived FROM lead WHERE id = $1::uuid',
    [leadId],
  );
}

/** SQL of the id of the request to verify the lead `l` that waits. Served by lead_verification_request_waiting_uq. */
const WAITING_REQUEST_ID = `(SELECT id FROM lead_verification_request WHERE lead_id = l.id AND state = 'waiting')`;

/** The state of a lead that a caller must have seen when two callers change the stage or status at the same moment. */
export interface LeadState {
  stage: Stage;
  status: LeadStatus;
  /** Number of the last entry of its history; 0 when it has none. */
  lastSeq: number;
  /** The request to verify the win that waits. */
  waitingRequestId: string | null;
}

/** Returns the present state of a lead; null when there is no such lead. Served by lead_transition_seq_uq. */
export function findLeadState(sql: SqlClient, leadId: string): Promise<LeadState | null> {
  return sql.queryOneOrNull<LeadState>(
    `SELECT l.stage, l.status, coalesce((SELECT max(seq) FROM lead_transition WHERE lead_id = l.id), 0) AS "lastSeq",
       ${WAITING_REQUEST_ID} AS "waitingRequestId"
     FROM lead l WHERE l.id = $1::uuid`,
    [leadId],
  );
}

/** The related rows and counts of a lead on which its access, its gates and its changes depend. */
export interface LeadRelations {
  /** In the order of their ids, as `teamIds`. */
  contactIds: string[];
  teamIds: string[];
  interactionCount: number;
  siteVisitCount: number;
  evidenceCount: number;
  realisationCount: number;
  localCompanyCountry: string | null;
  /** Number of the last entry of its history; 0 when it has none. */
  lastSeq: number;
  /** The day of that entry; null when there is none. */
  lastOccurredOn: string | null;
  /** Whether it has ever moved from one stage to another. */
  hasTransitions: boolean;
  /** The request to verify the win that waits. */
  waitingRequestId: string | null;
}

/** Tells whether evidence `e` still shows something. Its document may have been archived, or have lost its file. */
const SHOWS_EVIDENCE = `(e.url IS NOT NULL OR e.note IS NOT NULL OR EXISTS (
  SELECT FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.current_version
  WHERE d.id = e.document_id AND d.archived_at IS NULL AND v.removed_at IS NULL))`;

/**
 * Reads the relations of an existing lead in one statement. Read under the lock of the lead, they include everything
 * that was committed while the caller waited for it, because every statement sees what is
 * committed when it begins (READ COMMITTED).
 */
export function readLeadRelations(sql: SqlClient, leadId: string): Promise<LeadRelations> {
  return sql.queryOne<LeadRelations>(
    `SELECT ARRAY(SELECT contact_id FROM lead_contact WHERE lead_id = l.id ORDER BY contact_id) AS "contactIds",
       ARRAY(SELECT user_id FROM lead_team WHERE lead_id = l.id ORDER BY user_id) AS "teamIds",
       coalesce(p.interaction_count, 0) AS "interactionCount", coalesce(p.site_visit_count, 0) AS "siteVisitCount",
       (SELECT count(*) FROM lead_evidence e WHERE e.lead_id = l.id AND ${SHOWS_EVIDENCE}) AS "evidenceCount",
       (SELECT count(*) FROM lead_realisation WHERE lead_id = l.id) AS "realisationCount",
       (SELECT country FROM company WHERE id = l.local_company_id) AS "localCompanyCountry",
       coalesce(t.seq, 0) AS "lastSeq", t.occurred_on AS "lastOccurredOn",
       EXISTS (SELECT FROM lead_transition WHERE lead_id = l.id AND kind = 'stage') AS "hasTransitions",
       ${WAITING_REQUEST_ID} AS "waitingRequestId"
     FROM lead l LEFT JOIN lead_interaction_stats p ON p.lead_id = l.id
     LEFT JOIN LATERAL (SELECT seq, occurred_on FROM lead_transition WHERE lead_id = l.id ORDER BY seq DESC LIMIT 1) t ON true
     WHERE l.id = $1::uuid`,
    [leadId],
  );
}
