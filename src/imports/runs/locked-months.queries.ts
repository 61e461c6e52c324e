import type { SqlClient } from '../../database/connections/sql.client.js';

/** Tells whether a month of a report is locked. Locks that are being made wait until the transaction has ended. */
export async function hasLockedMonth(sql: SqlClient): Promise<boolean> {
  await sql.execute('LOCK TABLE report_lock IN SHARE MODE');
  const { isLocked } = await sql.queryOne<{ isLocked: boolean }>(
    'SELECT EXISTS (SELECT FROM report_lock WHERE unlocked_at IS NULL) AS "isLocked"',
  );
  return isLocked;
}
