import type { SqlClient } from '../../database/connections/sql.client.js';

/** Tells whether a month has its tasks already. Served by privacy_retention_task_month_idx. */
export async function hasTaskOfMonth(sql: SqlClient, month: string): Promise<boolean> {
  const text = 'SELECT 1 AS one FROM privacy_retention_task WHERE month = $1 LIMIT 1';
  return (await sql.queryOneOrNull(text, [month])) !== null;
}

/** Stores that a task is one of a month. */
export async function storeTask(sql: SqlClient, month: string, taskId: string): Promise<void> {
  await sql.execute('INSERT INTO privacy_retention_task (month, task_id) VALUES ($1, $2)', [month, taskId]);
}

/** Lists the managers who can sign in; the administrators if there are none. */
export async function listManagerIds(sql: SqlClient): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM app_user WHERE archived_at IS NULL AND role = (
       SELECT max(role) FROM app_user WHERE archived_at IS NULL AND role IN ('admin', 'manager'))
     ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
