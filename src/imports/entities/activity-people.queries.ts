import { findSeatName } from '../../activities/seminars/model/seminar-registration.rules.js';
import { canBeSamePerson } from '../../companies/names/person-names.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the delegation or the seminar of a person. */
export async function readParentId(
  sql: SqlClient,
  table: 'delegation_participant' | 'seminar_registration',
  id: string,
): Promise<string> {
  const row = await sql.queryOne<{ parentId: string }>(`SELECT activity_id AS "parentId" FROM ${table} WHERE id = $1`, [
    id,
  ]);
  return row.parentId;
}

/** Finds the participation in use of a contact in a delegation. Served by delegation_participant_uq. */
export async function findParticipants(sql: SqlClient, delegationId: string, contactId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    'SELECT id FROM delegation_participant WHERE activity_id = $1 AND contact_id = $2 AND archived_at IS NULL',
    [delegationId, contactId],
  );
  return rows.map(({ id }) => id);
}

/** Finds the archived participation of a contact in a delegation. Served by delegation_participant_uq. */
export async function findArchivedParticipant(
  sql: SqlClient,
  delegationId: string,
  contactId: string,
): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    'SELECT id FROM delegation_participant WHERE activity_id = $1 AND contact_id = $2 AND archived_at IS NOT NULL',
    [delegationId, contactId],
  );
  return row?.id ?? null;
}

/**
 * Finds the registrations in use of a person for a seminar, by the address if the names agree, or by the name where there
 * is no address. Served by seminar_registration_email_idx and seminar_registration_arrival_idx.
 */
export async function findRegistrations(
  sql: SqlClient,
  seminarId: string,
  { email, fullName }: { email: string | null; fullName: string | null },
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string; fullName: string; email: string | null }>(
    `SELECT id, full_name AS "fullName", email FROM seminar_registration
     WHERE activity_id = $1 AND archived_at IS NULL AND replaced_by_id IS NULL
       AND ${email === null ? 'fold(full_name) = fold($2)' : 'email = $2'}`,
    [seminarId, email ?? fullName],
  );
  const same = email === null ? rows : rows.filter((seat) => canBeSamePerson(findSeatName(seat), fullName));
  return same.map(({ id }) => id);
}
