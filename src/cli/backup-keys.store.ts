import { createPool } from '../database/pool.js';
import { Sql } from '../database/sql.js';
import { findPresentKeyId, findSecretOfEarlierVersion } from '../identity/keys/application-keys.queries.js';
import { ApplicationKeyStore } from '../identity/keys/application-keys.store.js';
import type { CliConnection } from './cli.database.js';

/** Runs `work` with the keys that this instance knows, on a database of whatever version. */
async function withKeyStore<T>(
  { url, settings }: CliConnection,
  work: (store: ApplicationKeyStore, sql: Sql) => Promise<T>,
): Promise<T> {
  const pool = createPool({ url, size: 1, applicationName: 'locate-crm-command' });
  try {
    const sql = new Sql(pool);
    return await work(new ApplicationKeyStore(settings, sql), sql);
  } finally {
    await pool.end();
  }
}

/**
 * Copies the key that an earlier version keeps in the database to the key file, before a restore replaces its rows: other
 * backups, and perhaps this one, are read by it.
 */
export function saveKeyOfDatabase(connection: CliConnection): Promise<void> {
  return withKeyStore(connection, async (store, sql) => {
    const found = await sql.first<{ there: boolean }>(`SELECT to_regclass('app_secret') IS NOT NULL AS there`);
    const secret = found?.there ? await findSecretOfEarlierVersion(sql) : undefined;
    if (secret !== undefined) await store.copyToFile(secret, ['encryption', 'signing']);
  });
}

/** The facts that a backup needs about the keys. */
export interface KeysForBackup {
  /** Secrets of the keys that decrypt what is stored, the present one first. */
  secrets: string[];
  /** Whether there is anything that needs a key. */
  needed: boolean;
  /** The key file of this instance. */
  file: string;
}

/**
 * Collects the keys that decrypt what the database stores, also of one that an earlier version has worked on last: its key
 * is in the database, which a backup leaves out. Beside the embedded database it is copied to the key file, so that the
 * backup can be read.
 */
export function collectBackupKeys(connection: CliConnection): Promise<KeysForBackup> {
  return withKeyStore(connection, async (store, sql) => {
    const found = await sql.first<{ keys: boolean; intake: boolean }>(
      `SELECT to_regclass('app_key') IS NOT NULL AS keys, to_regclass('intake_connection') IS NOT NULL AS intake`,
    );
    const former = await findSecretOfEarlierVersion(sql);
    if (former !== undefined && connection.embedded) await store.copyToFile(former, ['encryption']);
    const presentId = found?.keys ? await findPresentKeyId(sql, 'encryption') : undefined;
    const known = await store.list('encryption');
    // Without a note of the present key, any of them may be needed.
    const wanted = presentId === undefined ? known : known.filter(({ id }) => id === presentId);
    const stored = found?.intake
      ? await sql.first(`SELECT 1 AS one FROM intake_connection
          WHERE num_nonnulls(secret_sealed, former_secret_sealed, api_token_sealed) > 0 LIMIT 1`)
      : undefined;
    return { secrets: wanted.map(({ secret }) => secret), needed: stored !== undefined, file: store.file };
  });
}
