import type { SqlClient } from '../database/connections/sql.client.js';

/**
 * Counts the active runs of jobs without a live worker, which was killed or could not record their end. pg-boss starts no
 * other run meanwhile; its supervisor takes them up again. Served by job_pkey.
 */
export async function countStuckJobs(sql: SqlClient, names: readonly string[]): Promise<number> {
  const row = await sql.queryOneOrNull<{ stuck: number }>(
    `SELECT count(*) AS stuck FROM pgboss.job WHERE name = ANY ($1::text[]) AND state = 'active'
       AND (heartbeat_on + heartbeat_seconds * interval '1 second' < now()
         OR started_on + expire_seconds * interval '1 second' < now())`,
    [names],
  );
  return row?.stuck ?? 0;
}
