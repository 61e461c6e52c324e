import { createPool } from '../../database/connections/database-pool.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findPresentKeyId, findSecretOfEarlierVersion } from '../../identity/keys/application-keys.queries.js';
import { ApplicationKeyStore } from '../../identity/keys/application-keys.store.js';
import { hasEncryptedValues } from '../../identity/keys/encrypted-columns.queries.js';
import type { CliConnection } from '../runtime/cli-database.client.js';

/** Runs `work` with the keys that this instance knows, on a database of any version. */
async function withKeyStore<T>(
  { url, settings }: CliConnection,
  work: (store: ApplicationKeyStore, sql: SqlClient) => Promise<T>,
): Promise<T> {
  const pool = createPool({ url, size: 1, applicationName: 'locate-crm-command' });
  try {
    const sql = new SqlClient(pool);
    return await work(new ApplicationKeyStore(settings, sql), sql);
  } finally {
    await pool.end();
  }
}

/**
 * Copies the key that an earlier version stored in the database to the key file before a restore replaces its rows.
 * Other backups, and perhaps this one, need it for decryption.
 */
export function saveKeyOfDatabase(connection: CliConnection): Promise<void> {
  return withKeyStore(connection, async (store, sql) => {
    const found = await sql.queryOneOrNull<{ there: boolean }>(`SELECT to_regclass('app_secret') IS NOT NULL AS there`);
    const secret = found?.there ? await findSecretOfEarlierVersion(sql) : undefined;
    if (secret !== undefined) await store.copyToFile(secret, ['encryption', 'signing']);
  });
}

/** The facts about keys that a backup needs. */
export interface KeysForBackup {
  /** Secrets of the keys that decrypt the stored secrets, the present one first. */
  secrets: string[];
  /** Whether the database contains secrets that need a key. */
  needed: boolean;
  /** The key file of this instance. */
  file: string;
}

/**
 * Collects the keys that decrypt the stored secrets. If an earlier version used the database last, its key is in the
 * database, and a backup leaves that row out. With the embedded database the key is copied to the key file, so that the
 * backup can be decrypted.
 */
export function collectBackupKeys(connection: CliConnection): Promise<KeysForBackup> {
  return withKeyStore(connection, async (store, sql) => {
    const found = await sql.queryOneOrNull<{ keys: boolean }>(`SELECT to_regclass('app_key') IS NOT NULL AS keys`);
    const former = await findSecretOfEarlierVersion(sql);
    if (former !== undefined && connection.embedded) await store.copyToFile(former, ['encryption']);
    const presentId = found?.keys ? await findPresentKeyId(sql, 'encryption') : undefined;
    const known = await store.list('encryption');
    // If the present key is not recorded, any of them may be needed.
    const wanted = presentId === undefined ? known : known.filter(({ id }) => id === presentId);
    return { secrets: wanted.map(({ secret }) => secret), needed: await hasEncryptedValues(sql), file: store.file };
  });
}
