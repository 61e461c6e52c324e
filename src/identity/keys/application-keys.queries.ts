import type { SqlClient } from '../../database/connections/sql.client.js';
import type { KeyPurpose } from './key.rules.js';

/** Finds the id of the present key of a purpose. */
export function findPresentKeyId(sql: SqlClient, purpose: KeyPurpose): Promise<string | undefined> {
  return readKeyId(sql, purpose, '');
}

/** Finds the id of the present key and locks it, so that it stays the present one until the transaction ends. */
export function sharePresentKeyId(sql: SqlClient, purpose: KeyPurpose): Promise<string | undefined> {
  return readKeyId(sql, purpose, 'FOR SHARE');
}

/**
 * Finds the id of the present key and locks it, so that nobody else locks or replaces it until the transaction ends.
 */
export function lockPresentKeyId(sql: SqlClient, purpose: KeyPurpose): Promise<string | undefined> {
  return readKeyId(sql, purpose, 'FOR UPDATE');
}

async function readKeyId(sql: SqlClient, purpose: KeyPurpose, lock: string): Promise<string | undefined> {
  const row = await sql.queryOneOrNull<{ id: string }>(`SELECT key_id AS id FROM app_key WHERE purpose = $1 ${lock}`, [
    purpose,
  ]);
  return row?.id;
}

/** Lists the present keys of all purposes. */
export function listPresentKeys(sql: SqlClient): Promise<{ purpose: KeyPurpose; id: string }[]> {
  return sql.queryAll('SELECT purpose, key_id AS id FROM app_key');
}

/** The signing key, and the previous one while its tokens are valid. */
export interface SigningKeyRow {
  id: string;
  formerId: string | null;
  formerUntil: Date | null;
}

/** Reads the ids of the keys that sign and verify tokens. */
export function findSigningKeyRow(sql: SqlClient): Promise<SigningKeyRow | null> {
  return sql.queryOneOrNull<SigningKeyRow & Record<string, unknown>>(
    `SELECT key_id AS id, former_key_id AS "formerId", former_until AS "formerUntil" FROM app_key WHERE purpose = 'signing'`,
  );
}

/** Makes a key the present one of its purpose. */
export async function savePresentKey(
  sql: SqlClient,
  purpose: KeyPurpose,
  id: string,
  former: { id: string | null; until: Date | null } = { id: null, until: null },
): Promise<void> {
  await sql.execute(
    `INSERT INTO app_key (purpose, key_id, former_key_id, former_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (purpose) DO UPDATE SET key_id = $2, former_key_id = $3, former_until = $4`,
    [purpose, id, former.id, former.until],
  );
}

/** Finds the secret that versions before migration 0044 generated and stored in the database. */
export async function findSecretOfEarlierVersion(sql: SqlClient): Promise<string | undefined> {
  const row = await sql.queryOneOrNull<{ value: string }>(`SELECT value FROM app_secret WHERE name = 'jwt'`);
  return row?.value;
}

/** Deletes that secret once it is no longer needed. */
export async function deleteSecretOfEarlierVersion(sql: SqlClient): Promise<void> {
  await sql.execute(`DELETE FROM app_secret WHERE name = 'jwt'`);
}
