import type { SqlClient } from '../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../database/connections/advisory-lock.queries.js';

/**
 * Adds a value to the history of a setting, unless it equals the last one. An advisory lock serialises instances that
 * start together.
 */
export async function recordSetting(sql: SqlClient, name: string, value: string, now: Date): Promise<void> {
  await acquireAdvisoryLock(sql, `setting ${name}`);
  // Times in a history never decrease, even if the clocks of the instances differ.
  await sql.execute(
    `INSERT INTO setting_version (name, valid_from, value)
     SELECT $1, greatest($3::timestamptz, last.valid_from + interval '1 millisecond'), $2
     FROM (SELECT max(valid_from) AS valid_from FROM setting_version WHERE name = $1) last
     WHERE $2 IS DISTINCT FROM (SELECT value FROM setting_version WHERE name = $1 ORDER BY valid_from DESC LIMIT 1)`,
    [name, value, now],
  );
}
