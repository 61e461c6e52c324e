import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Deletes meetings. */
export async function removeMeetings(sql: SqlClient, ids: readonly string[]): Promise<void> {
  await sql.execute('DELETE FROM meeting WHERE id = ANY($1::uuid[])', [ids]);
}

/** Tells whether a slot has begun. */
export async function hasBegun(sql: SqlClient, slotId: string, now: Date): Promise<boolean> {
  const row = await sql.first<{ begun: boolean }>(
    'SELECT starts_at <= $2::timestamptz AS begun FROM meeting_slot WHERE id = $1',
    [slotId, now],
  );
  return row?.begun === true;
}
