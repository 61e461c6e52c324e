import type { Sql } from '../database/sql.js';
import { resolveVerification, type Verification, type VerifierCandidate } from './lead-verification.rules.js';

/**
 * Finds out who may verify the win of a lead. Owners and project managers come from the versions of the lead, which the
 * database keeps whoever changes it, and movers from its transitions, since the lead was received or last reopened after
 * it was lost or abandoned. Taking back a win is no such reopening, and neither it nor a verification makes anybody a
 * mover: otherwise a win that is taken back would set its former owner free, and bind those who verify.
 * Served by lead_version_lead_id_idx and lead_transition_seq_uq.
 */
export async function findVerification(sql: Sql, leadId: string): Promise<Verification> {
  const candidates = await sql.rows<VerifierCandidate>(
    // Materialised, or the planner might look for the last closed version backwards through the versions of all leads.
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
