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
    `WITH involved AS (
       SELECT v.owner_id AS user_id, (v.data->>'project_manager_id')::uuid AS project_manager_id FROM lead_version v
       WHERE v.lead_id = $1::uuid AND v.id > coalesce((SELECT max(closed.id) FROM lead_version closed
         WHERE closed.lead_id = $1::uuid AND closed.status IN ('lost', 'abandoned')), 0)
     ), movers AS (
       SELECT t.actor_id FROM lead_transition t
       WHERE t.lead_id = $1::uuid AND t.from_stage <> 'invested' AND t.to_stage <> 'invested'
         AND t.seq >= coalesce((SELECT max(reopened.seq) FROM lead_transition reopened
           WHERE reopened.lead_id = $1::uuid AND reopened.to_status = 'open'
             AND reopened.from_status IN ('lost', 'abandoned')), 0)
     )
     SELECT u.id, u.full_name AS name, u.role,
       u.id IN (SELECT user_id FROM involved) OR u.id IN (SELECT project_manager_id FROM involved
         WHERE project_manager_id IS NOT NULL) OR u.id IN (SELECT actor_id FROM movers WHERE actor_id IS NOT NULL) AS "hasPart"
     FROM app_user u WHERE u.role IN ('manager', 'admin') AND u.archived_at IS NULL
     ORDER BY fold(u.full_name) COLLATE "C", u.id`,
    [leadId],
  );
  return resolveVerification(candidates);
}
