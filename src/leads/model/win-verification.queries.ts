import type { SqlClient } from '../../database/connections/sql.client.js';
import { resolveVerification, type Verification, type VerifierCandidate } from '../pipeline/win-verification.rules.js';

/** The fields of a lead, as the audit trail names them, that a verification confirms. */
const CONFIRMED_FIELDS = ['announcedOn', 'announcedJobs', 'announcedCapexEur', 'evidence', 'realisations'];

/**
 * Finds the users who may verify the win of a lead. Its owners and project managers come from the versions of the lead,
 * which the database keeps for every writer. The people who moved it come from its history. Both count since the lead
 * was received or last reopened after it was lost or abandoned. Taking back a win is not such a reopening, and neither
 * taking back nor verifying a win counts as moving the lead: otherwise a win that is taken back would allow its former
 * owner to verify, and would exclude the users who verify.
 *
 * The people who changed what a verification confirms come from the audit trail. They count since the lead was first
 * announced in that time, or all the time if it never was: whoever announces it answers for what others entered before.
 * The entry of the audit trail and that of the history are written while the lead is locked, so
 * their ids, which begin with their times, tell their order; the times of the requests do not. Served by
 * lead_version_lead_id_idx, lead_transition_seq_uq and audit_entry_entity_idx.
 * @param changerId the user who is about to change it in this transaction, which the audit trail does not have yet
 */
export async function findVerification(
  sql: SqlClient,
  leadId: string,
  changerId: string | null = null,
): Promise<Verification> {
  const candidates = await sql.queryAll<VerifierCandidate>(
    // The CTE is materialised because the planner might otherwise look for the last closed version backwards through
    // the versions of all leads.
    `WITH version AS MATERIALIZED (
       SELECT id, status, owner_id, (data->>'project_manager_id')::uuid AS project_manager_id
       FROM lead_version WHERE lead_id = $1::uuid
     ), since AS (
       SELECT owner_id, project_manager_id FROM version
       WHERE id >= coalesce((SELECT max(id) FROM version WHERE status IN ('lost', 'abandoned')), 0)
     ), moved AS MATERIALIZED (
       SELECT t.id, t.seq, t.to_stage, t.actor_id, t.from_status IN ('lost', 'abandoned') AS reopened
       FROM lead_transition t
       WHERE t.lead_id = $1::uuid AND t.from_stage <> 'invested' AND t.to_stage <> 'invested'
         AND t.seq >= coalesce((SELECT max(reopened.seq) FROM lead_transition reopened
           WHERE reopened.lead_id = $1::uuid AND reopened.to_status = 'open'
             AND reopened.from_status IN ('lost', 'abandoned')), 0)
     ), announced AS (
       SELECT id FROM moved WHERE to_stage = 'announced' OR reopened ORDER BY to_stage = 'announced' DESC, seq LIMIT 1
     ), involved AS (
       SELECT owner_id AS user_id FROM since
       UNION SELECT project_manager_id FROM since
       UNION SELECT actor_id FROM moved
       UNION SELECT a.actor_id FROM audit_entry a
       WHERE a.entity_id = $1::uuid AND a.changes ?| $2::text[]
         AND a.id > coalesce((SELECT id FROM announced), '00000000-0000-0000-0000-000000000000')
       UNION SELECT $3::uuid
     )
     SELECT u.id, u.full_name AS name, u.role, EXISTS (SELECT FROM involved i WHERE i.user_id = u.id) AS "hasPart"
     FROM app_user u WHERE u.role IN ('manager', 'admin') AND u.archived_at IS NULL
     ORDER BY fold(u.full_name) COLLATE "C", u.id`,
    [leadId, CONFIRMED_FIELDS, changerId],
  );
  return resolveVerification(candidates);
}
