import type { SqlClient } from '../../database/connections/sql.client.js';
import { resolveVerification, type Verification, type VerifierCandidate } from '../pipeline/win-verification.rules.js';

/** The fields of a lead, as the audit trail names them, that a verification confirms. */
const CONFIRMED_FIELDS = ['announcedOn', 'announcedJobs', 'announcedCapexEur', 'evidence', 'realisations'];

/** The id before all others. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Builds the query of the managers and administrators who might verify the win of a lead, each with whether this user has
 * a part in it. The owners and project managers of the lead come from its versions, which the database keeps for every
 * writer. The people who moved it come from its history, and those who asked for a verification from the requests. They
 * count since the lead was received or last reopened after it was lost or abandoned. Taking back a win is not such a
 * reopening, and neither taking back nor verifying a win counts as moving the lead: otherwise a win that is taken back
 * would allow its former owner to verify, and would exclude the users who verify.
 *
 * The people who changed what a verification confirms come from the audit trail. They count since the lead was first
 * announced in that time, or all the time if it never was: whoever announces it answers for what others entered before.
 * The entry of the audit trail, that of the history and the request are written while the lead is locked, so
 * their ids, which begin with their times, tell their order; the times of the requests do not. Served by
 * lead_version_lead_id_idx, lead_transition_seq_uq, lead_verification_request_lead_id_idx and audit_entry_entity_idx.
 * @param changerId SQL of the user who is about to change it in this transaction, which the audit trail does not have yet
 */
function buildCandidatesQuery(leadId: string, fields: string, changerId: string): string {
  // The CTE is materialised because the planner might otherwise look for the last closed version backwards through
  // the versions of all leads.
  return `WITH version AS MATERIALIZED (
       SELECT id, status, owner_id, (data->>'project_manager_id')::uuid AS project_manager_id
       FROM lead_version WHERE lead_id = ${leadId}
     ), since AS (
       SELECT owner_id, project_manager_id FROM version
       WHERE id >= coalesce((SELECT max(id) FROM version WHERE status IN ('lost', 'abandoned')), 0)
     ), moved AS MATERIALIZED (
       SELECT t.id, t.seq, t.to_stage, t.actor_id, t.from_status IN ('lost', 'abandoned') AS reopened
       FROM lead_transition t
       WHERE t.lead_id = ${leadId} AND t.from_stage <> 'invested' AND t.to_stage <> 'invested'
         AND t.seq >= coalesce((SELECT max(reopened.seq) FROM lead_transition reopened
           WHERE reopened.lead_id = ${leadId} AND reopened.to_status = 'open'
             AND reopened.from_status IN ('lost', 'abandoned')), 0)
     ), announced AS (
       SELECT id FROM moved WHERE to_stage = 'announced' OR reopened ORDER BY to_stage = 'announced' DESC, seq LIMIT 1
     ), reopened AS (
       SELECT id FROM moved WHERE reopened ORDER BY seq LIMIT 1
     ), involved AS (
       SELECT owner_id AS user_id FROM since
       UNION SELECT project_manager_id FROM since
       UNION SELECT actor_id FROM moved
       UNION SELECT r.requested_by FROM lead_verification_request r
       WHERE r.lead_id = ${leadId} AND r.id > coalesce((SELECT id FROM reopened), '${FIRST_ID}')
       UNION SELECT a.actor_id FROM audit_entry a
       WHERE a.entity_id = ${leadId} AND a.changes ?| ${fields}
         AND a.id > coalesce((SELECT id FROM announced), '${FIRST_ID}')
       UNION SELECT v.created_by FROM document_version v
       WHERE v.document_id IN (SELECT e.document_id FROM lead_evidence e WHERE e.lead_id = ${leadId})
         AND v.id > coalesce((SELECT id FROM announced), '${FIRST_ID}')
       UNION SELECT ${changerId}
     )
     SELECT u.id, u.full_name AS name, u.role, EXISTS (SELECT FROM involved i WHERE i.user_id = u.id) AS "hasPart"
     FROM app_user u WHERE u.role IN ('manager', 'admin') AND u.archived_at IS NULL
     ORDER BY fold(u.full_name) COLLATE "C", u.id`;
}

/**
 * Finds the users who may verify the win of a lead.
 * @param changerId the user who is about to change it in this transaction, which the audit trail does not have yet
 */
export async function findVerification(
  sql: SqlClient,
  leadId: string,
  changerId: string | null = null,
): Promise<Verification> {
  const query = buildCandidatesQuery('$1::uuid', '$2::text[]', '$3::uuid');
  return resolveVerification(await sql.queryAll<VerifierCandidate>(query, [leadId, CONFIRMED_FIELDS, changerId]));
}

/** Finds the leads whose verification waits and whose win the user may verify. */
export async function findVerifiableLeadIds(sql: SqlClient, userId: string): Promise<string[]> {
  const rows = await sql.queryAll<VerifierCandidate & { leadId: string }>(
    `SELECT waiting.lead_id AS "leadId", candidate.* FROM lead_verification_request waiting
     CROSS JOIN LATERAL (${buildCandidatesQuery('waiting.lead_id', '$1::text[]', 'NULL::uuid')}) candidate
     WHERE waiting.state = 'waiting'`,
    [CONFIRMED_FIELDS],
  );
  return [...Map.groupBy(rows, ({ leadId }) => leadId)]
    .filter(([, candidates]) => resolveVerification(candidates).verifiers.some(({ id }) => id === userId))
    .map(([leadId]) => leadId);
}
