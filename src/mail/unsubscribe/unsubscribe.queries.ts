import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildConsentState } from '../suppressions/consent-state.queries.js';

/** Locks a contact, so that two requests with one link withdraw once. */
export async function lockContact(sql: SqlClient, id: string): Promise<void> {
  await sql.execute('SELECT 1 FROM contact WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

/** Returns those of some purposes that a contact has not refused with the latest statement, in their order. */
export async function listUnrefusedPurposes<Purpose extends string>(
  sql: SqlClient,
  contactId: string,
  purposes: readonly Purpose[],
): Promise<Purpose[]> {
  const rows = await sql.queryAll<{ purpose: Purpose }>(
    `SELECT given.purpose FROM unnest($2::text[]) WITH ORDINALITY AS given(purpose, number)
     WHERE ${buildConsentState('$1', 'given.purpose')} IS DISTINCT FROM 'refused' ORDER BY given.number`,
    [contactId, purposes],
  );
  return rows.map(({ purpose }) => purpose);
}

/** Returns the id of a mail if it went to a contact; null otherwise. */
export async function findMailOfContact(sql: SqlClient, id: string, contactId: string): Promise<string | null> {
  const mail = await sql.queryOneOrNull<{ id: string }>('SELECT id FROM mail WHERE id = $1 AND contact_id = $2', [
    id,
    contactId,
  ]);
  return mail?.id ?? null;
}
