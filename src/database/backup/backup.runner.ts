import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import {
  selectBackedUpRows,
  fixTextFormat,
  hasLargeObjects,
  quoteName,
  quoteColumns,
  readSequences,
  readTables,
} from './database-catalog.queries.js';
import { readMigrations } from '../schema/applied-migrations.queries.js';
import { BackupError } from './backup.errors.js';
import type { BackupKeys } from './backup-keys.cipher.js';
import { countRows, END_OF_TABLE, encodeFrameLength, writeBackupFile } from './backup-file.store.js';
import { type BackupSequence, type BackupTable, encodeHeader } from './backup-format.rules.js';

/** The progress of a backup or restore, reported after each table. */
export interface BackupProgress {
  /** The completed table, as `schema.name`. */
  table: string;
  rows: number;
  /** Number of completed tables, and of all tables. */
  done: number;
  tables: number;
}

/** The result of a backup or restore. */
export interface BackupSummary {
  /** Time of the snapshot, RFC 3339 UTC. */
  createdAt: string;
  tables: number;
  rows: number;
  /** Size of the file in bytes. */
  bytes: number;
}

/** The source and the target of a backup. */
export interface BackupOptions {
  /** A PostgreSQL address. Its user must own the tables or be allowed to read them all. */
  url: string;
  file: string;
  /** Encrypted keys to store in the file. Without them the file contains no key. */
  keys?: BackupKeys;
  onProgress?: (progress: BackupProgress) => void;
}

/**
 * Writes all data of a database to one file, as of one moment, while other sessions continue to work. It serves
 * installations without pg_dump. The file contains no schema, only the names of the migrations that create it. The file
 * is complete or absent.
 * @throws BackupError `backup.unsupported`; errors of PostgreSQL and of the file system
 */
export async function backUpDatabase({ url, file, keys, onProgress }: BackupOptions): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: url, application_name: 'locate-backup' });
  // The current query reports a broken connection. Without a listener Node would also exit.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await fixTextFormat(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if (await hasLargeObjects(client)) {
      throw new BackupError(
        'backup.unsupported',
        'The database contains large objects, which this format cannot store; use pg_dump.',
      );
    }
    const { tables, sequences } = await readCatalog(client);
    const [now] = (
      await client.query<{ at: Date; postgres: string }>(
        `SELECT transaction_timestamp() AS at, current_setting('server_version') AS postgres`,
      )
    ).rows;
    const createdAt = (now?.at ?? new Date()).toISOString();
    const migrations = await readMigrations(client);
    const header = encodeHeader({ createdAt, postgres: now?.postgres ?? '', migrations, tables, sequences, keys });

    const bytes = await writeBackupFile(file, streamContents(client, header, tables, onProgress));
    await client.query('COMMIT');
    return { createdAt, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), bytes };
  } finally {
    await client.end();
  }
}

/** Reads the tables with their row counts and the sequences with their values, as of the transaction's snapshot. */
async function readCatalog(client: pg.Client): Promise<{ tables: BackupTable[]; sequences: BackupSequence[] }> {
  const found = await readTables(client);
  // A TRUNCATE by another session would be visible in the snapshot. This lock lets other sessions read and write, but
  // not truncate or alter.
  if (found.length > 0) await client.query(`LOCK TABLE ${found.map(quoteName).join(', ')} IN ACCESS SHARE MODE`);
  const tables: BackupTable[] = [];
  for (const table of found) {
    const { rows } = await client.query<{ rows: string }>(`SELECT count(*) AS rows FROM ${selectBackedUpRows(table)}`);
    tables.push({ ...table, rows: Number(rows[0]?.rows) });
  }
  // Sequences are not part of the snapshot. Because they are read after it, they are at or past every value in it.
  const sequences: BackupSequence[] = [];
  for (const sequence of await readSequences(client)) {
    const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quoteName(sequence)}`,
    );
    if (rows[0]) sequences.push({ ...sequence, ...rows[0] });
  }
  return { tables, sequences };
}

async function* streamContents(
  client: pg.Client,
  header: Buffer,
  tables: BackupTable[],
  onProgress: BackupOptions['onProgress'],
): AsyncGenerator<Buffer> {
  yield header;
  for (const [index, table] of tables.entries()) {
    let rows = 0;
    const columns = quoteColumns(table.columns);
    const data = client.query(copyStreams.to(`COPY (SELECT ${columns} FROM ${selectBackedUpRows(table)}) TO STDOUT`));
    for await (const piece of data) {
      rows += countRows(piece);
      yield encodeFrameLength(piece);
      yield piece;
    }
    if (rows !== table.rows) throw new Error(`${quoteName(table)} gave ${rows} of ${table.rows} rows`);
    yield END_OF_TABLE;
    onProgress?.({ table: `${table.schema}.${table.name}`, rows, done: index + 1, tables: tables.length });
  }
}
