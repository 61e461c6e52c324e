import type { SqlClient } from '../../database/connections/sql.client.js';
import { resolveVerification, type Verification, type VerifierCandidate } from '../pipeline/win-verification.rules.js';

/**
 * Finds the users who may verify the win of a lead. Its owners and project managers come from the versions of the lead,
 * which the database keeps for every writer. The people who moved it come from its history. Both count since the lead
 * was received or last reopened after it was lost or abandoned. Taking back a win is not such a reopening, and neither
 * taking back nor verifying a win counts as moving the lead: otherwise a win that is taken back would allow its former
 * owner to verify, and would exclude the users who verify. Served by lead_version_lead_id_idx and
 * lead_transition_seq_uq.
 */
export async function findVerification(sql: SqlClient, leadId: string): Promise<Verification> {
  const candidates = await sql.queryAll<VerifierCandidate>(
    // The CTE is materialised because the planner might otherwise look for the last closed version backwards through
    // the versions of all leads.
    `WITH version AS MATERIALIZED (
       SELECT id, status, owner_id, (data->>'project_manager_id')::uuid AS project_manager_id
       FROM lead_version WHERE lead_id = $1::uuid
     ), since AS (
       SELECT owner_id, project_manager_id FROM version
       WHERE id >= coalesce((SELECT max(id) FROM version WHERE status IN ('lost', 'abandoned')), 0)
     ), involved AS (
       SELECT owner_id AS user_id FROM since
       UNION SELECT project_manager_id FROM since
       UNION SELECT t.actor_id FROM lead_transition t
       WHERE t.lead_id = $1::uuid AND t.from_stage <> 'invested' AND t.to_stage <> 'invested'
         AND t.seq >= coalesce((SELECT max(reopened.seq) FROM lead_transition reopened
           WHERE reopened.lead_id = $1::uuid AND reopened.to_status = 'open'
             AND reopened.from_status IN ('lost', 'abandoned')), 0)
     )
     SELECT u.id, u.full_name AS name, u.role, EXISTS (SELECT FROM involved i WHERE i.user_id = u.id) AS "hasPart"
     FROM app_user u WHERE u.role IN ('manager', 'admin') AND u.archived_at IS NULL
     ORDER BY fold(u.full_name) COLLATE "C", u.id`,
    [leadId],
  );
  return resolveVerification(candidates);
}
