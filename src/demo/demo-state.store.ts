import type { DemoPasswords } from '../config/demo-plan.rules.js';
import type { SqlClient } from '../database/connections/sql.client.js';

/** Scope of the idempotency keys of the steps. No caller of the API can have it. */
export const DEMO_SCOPE = 'demo';

/** The state of the demo, stored in `app_secret` from its beginning on. */
export interface Marker {
  /** The instant from which the days of the demo count back. */
  seededAt: string;
  complete: boolean;
  /** Absent in a demo of an earlier version, which had the default passwords only. */
  passwords?: DemoPasswords;
}

export async function readMarker(sql: SqlClient): Promise<Marker | undefined> {
  const row = await sql.queryOneOrNull<{ value: string }>(`SELECT value FROM app_secret WHERE name = 'demo'`);
  return row ? (JSON.parse(row.value) as Marker) : undefined;
}

export async function storeMarker(sql: SqlClient, marker: Marker): Promise<Marker> {
  await sql.execute(
    `INSERT INTO app_secret (name, value) VALUES ('demo', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(marker)],
  );
  return marker;
}

/** Tells whether the database has records, or a user with one of the addresses, or any user if none is allowed. */
export async function hasRecords(sql: SqlClient, emails: readonly string[], onlyWithoutUsers: boolean) {
  const row = await sql.queryOneOrNull(
    `SELECT 1 AS one WHERE EXISTS (SELECT FROM company) OR EXISTS (SELECT FROM contact) OR EXISTS (SELECT FROM lead)
       OR EXISTS (SELECT FROM app_user WHERE $2 OR email = ANY($1::text[]))`,
    [emails, onlyWithoutUsers],
  );
  return row !== null;
}

/** Reads the password of a user; null if there is no such user. */
export function findPassword(sql: SqlClient, userId: string) {
  const statement = 'SELECT password_hash AS hash, archived_at AS archived FROM app_user WHERE id = $1';
  return sql.queryOneOrNull<{ hash: string | null; archived: Date | null }>(statement, [userId]);
}

/** Returns those of the ids that belong to a user. */
export async function findUserIds(sql: SqlClient, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>('SELECT id FROM app_user WHERE id = ANY($1::uuid[])', [ids]);
  return rows.map(({ id }) => id);
}

/** Finds the idempotency key of the last completed step, which is the highest. */
export async function findLastStepKey(sql: SqlClient): Promise<string | undefined> {
  const statement = 'SELECT key FROM idempotency_key WHERE scope = $1 ORDER BY key DESC LIMIT 1';
  return (await sql.queryOneOrNull<{ key: string }>(statement, [DEMO_SCOPE]))?.key;
}

export async function deleteStepKeys(sql: SqlClient): Promise<void> {
  await sql.execute('DELETE FROM idempotency_key WHERE scope = $1', [DEMO_SCOPE]);
}
