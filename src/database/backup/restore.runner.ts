import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { fixTextFormat, type QualifiedName, quoteName, quoteColumns, readTables } from './database-catalog.queries.js';
import { readMigrations } from '../schema/applied-migrations.queries.js';
import { explainOldBackup, isOlderThanBaseline, omitReplacedMigrations } from '../schema/baseline.rules.js';
import { BackupError } from './backup.errors.js';
import { BackupReader, verifyBackupFile } from './backup-file.store.js';
import type { BackupHeader } from './backup-format.rules.js';
import type { BackupProgress, BackupSummary } from './backup.runner.js';
import { restoreObstacles, refreshViews, removeObstacles } from './restore-obstacles.queries.js';
import type { ClientBase } from 'pg';
import { LISTENING_SESSIONS, POOLED_SESSIONS } from '../connections/connection.constants.js';

/** A session of the application. Its start is null if the caller may not see it. */
interface ApplicationSession {
  pid: number;
  name: string;
  address: string;
  startedAt: Date | null;
}

/** Reads the sessions of the application on this database. Those of pools count only while they are in use. */
async function readApplicationSessions(client: ClientBase): Promise<ApplicationSession[]> {
  const { rows } = await client.query<ApplicationSession>(
    `SELECT pid, application_name AS name, backend_start AS "startedAt",
       coalesce(host(client_addr), 'this machine') AS address
     FROM pg_stat_activity WHERE datname = current_database()
       AND (application_name = ANY($1)
         OR (application_name = ANY($2)
           AND (state <> 'idle' OR state_change > clock_timestamp() - interval '30 seconds')))
     ORDER BY backend_start, pid`,
    [LISTENING_SESSIONS, POOLED_SESSIONS],
  );
  return rows;
}

/** The source and the target of a restore. */
export interface RestoreOptions {
  /** A PostgreSQL address. Its user must own the tables. The database must be migrated to the version of the backup. */
  url: string;
  file: string;
  /** Whether to replace existing rows. Without it, a database that contains rows is rejected. */
  force?: boolean;
  onProgress?: (progress: BackupProgress) => void;
}

/** Maximum time to wait until other sessions release their locks on the tables. */
const LOCK_TIMEOUT = '10s';

/** Maximum time to wait until the sessions of a process that has just ended are gone. */
const SESSION_END_TIMEOUT_MS = 2_000;

/**
 * Restores a backup into a migrated database in one transaction: afterwards either everything is restored or nothing
 * has changed. The whole file is checked first. The API must be stopped, because it caches rows that the restore
 * replaces.
 * @throws BackupError with the reason and the remedy; errors of PostgreSQL and of the file system
 */
export async function restoreDatabase({ url, file, force, onProgress }: RestoreOptions): Promise<BackupSummary> {
  const { size: bytes } = await stat(file);
  const header = await verifyBackupFile(file);
  assertRestorable(header);
  const client = new pg.Client({ connectionString: url, application_name: 'locate-restore' });
  // The current query reports a broken connection. Without a listener Node would also exit.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await assertApiStopped(client);
    await fixTextFormat(client);
    await client.query('BEGIN');
    try {
      await replaceRows(client, header, { file, force, onProgress });
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    // This only makes queries faster from the start. Autovacuum would analyze the tables later.
    for (const table of header.tables) await client.query(`ANALYZE ${quoteName(table)}`).catch(() => undefined);
  } finally {
    await client.end();
  }
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
  return { createdAt: header.createdAt, tables: header.tables.length, rows, bytes };
}

/**
 * Rejects the backup of a database that is older than the baseline: the migrations that create its tables are no longer
 * there.
 * @throws BackupError `backup.too_old`
 */
export function assertRestorable({ migrations }: BackupHeader): void {
  if (isOlderThanBaseline(migrations)) throw new BackupError('backup.too_old', explainOldBackup(migrations));
}

/**
 * Tables that contain rows in an empty, migrated database too. The rows of the backup replace them. `lead_total_check` exists
 * in backups of versions before migration 0065 only.
 */
const FILLED_BY_MIGRATIONS: readonly string[] = [
  'public.exchange_rate_year',
  'public.lead_total_check',
  'public.mail_template',
  'public.privacy_retention_rule',
];

/** Rejects a restore while sessions of the application exist. @throws BackupError `backup.in_use` */
async function assertApiStopped(client: pg.Client): Promise<void> {
  const until = Date.now() + SESSION_END_TIMEOUT_MS;
  for (;;) {
    const sessions = await readApplicationSessions(client);
    if (sessions.length === 0) return;
    if (Date.now() > until) throw new BackupError('backup.in_use', describeSessions(sessions));
    await sleep(100);
  }
}

function describeSessions(sessions: readonly ApplicationSession[]): string {
  const lines = sessions.map(
    ({ pid, name, address, startedAt }) =>
      `  pid ${pid}: ${name} from ${address} since ${startedAt?.toISOString() ?? 'an unknown time'}\n`,
  );
  return (
    `Sessions of the application exist on this database: stop every instance of it first.\n${lines.join('')}` +
    'A session stays when the host of its instance has died: end it with "SELECT pg_terminate_backend(pid)". ' +
    'Behind a pooler, idle sessions count until 30 seconds after their last statement.'
  );
}

async function replaceRows(
  client: pg.Client,
  header: BackupHeader,
  { file, force = false, onProgress }: Omit<RestoreOptions, 'url'>,
): Promise<void> {
  await checkVersion(client, header);
  await checkSchema(client, header);
  // The sequences of reference numbers are created at their first use, so an empty database lacks them.
  for (const sequence of header.sequences) await client.query(`CREATE SEQUENCE IF NOT EXISTS ${quoteName(sequence)}`);
  await lockTables(client, header.tables);
  const filled = await listFilledTables(client, header.tables);
  const inUse = filled.filter((table) => !FILLED_BY_MIGRATIONS.includes(table));
  if (inUse.length > 0 && !force) {
    throw new BackupError(
      'backup.not_empty',
      `The database already contains rows in ${inUse.join(', ')}. Restore into an empty, migrated database, ` +
        'or with force to replace everything in it.',
    );
  }
  const obstacles = await removeObstacles(client, header.tables);
  if (filled.length > 0) await client.query(`TRUNCATE ${header.tables.map(quoteName).join(', ')}`);
  await load(client, header, file, onProgress);
  await restoreObstacles(client, obstacles);
  await refreshViews(client);
  // Sequences come last because a rollback does not undo setval.
  for (const sequence of header.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
      quoteName(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
}

async function checkVersion(client: pg.Client, { migrations }: BackupHeader): Promise<void> {
  const applied = omitReplacedMigrations(await readMigrations(client));
  const missing = omitReplacedMigrations(migrations).filter((name) => !applied.includes(name));
  const extra = applied.filter((name) => !migrations.includes(name));
  if (missing.length === 0 && extra.length === 0) return;
  const reasons = [
    ...(missing.length > 0 ? [`the database lacks the migrations ${missing.join(', ')}: run "migrate" first`] : []),
    ...(extra.length > 0
      ? [
          `the database has the migrations ${extra.join(', ')}, which are newer than the backup: ` +
            'restore it into a database that has never been migrated; the restore migrates it afterwards',
        ]
      : []),
  ];
  throw new BackupError(
    'backup.other_version',
    `Backup and database are of different versions: ${reasons.join('; ')}.`,
  );
}

/**
 * Checks that the tables of the backup exist. The same migrations should give the same tables; a manual change is
 * detected here, before anything is written.
 */
async function checkSchema(client: pg.Client, header: BackupHeader): Promise<void> {
  const tables = new Map((await readTables(client)).map((table) => [quoteName(table), table.columns]));
  const differences = header.tables.flatMap((table) => {
    const columns = tables.get(quoteName(table));
    if (!columns) return [`table ${quoteName(table)}`];
    return table.columns
      .filter((column) => !columns.includes(column))
      .map((column) => `column ${column} of ${quoteName(table)}`);
  });
  if (differences.length > 0) {
    throw new BackupError(
      'backup.schema_differs',
      `The database lacks parts of the backup: ${differences.join(', ')}.`,
    );
  }
}

async function lockTables(client: pg.Client, tables: QualifiedName[]): Promise<void> {
  if (tables.length === 0) return;
  await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await client.query(`LOCK TABLE ${tables.map(quoteName).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  } catch (error) {
    const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
    // 55P03 is lock_not_available, 40P01 is deadlock_detected.
    if (code !== '55P03' && code !== '40P01') throw error;
    throw new BackupError('backup.in_use', 'Other sessions use the database: stop the application first.', {
      cause: error,
    });
  }
}

async function listFilledTables(client: pg.Client, tables: QualifiedName[]): Promise<string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM ONLY ${quoteName(table)}) AS found`,
    );
    if (rows[0]?.found) filled.push(`${table.schema}.${table.name}`);
  }
  return filled;
}

async function load(
  client: pg.Client,
  { tables }: BackupHeader,
  file: string,
  onProgress: RestoreOptions['onProgress'],
): Promise<void> {
  const reader = BackupReader.open(file);
  try {
    await reader.readHeader();
    for (const [index, table] of tables.entries()) {
      // A table may have no columns, and an empty list would be invalid SQL.
      const columns = table.columns.length > 0 ? `(${quoteColumns(table.columns)})` : '';
      const target = client.query(copyStreams.from(`COPY ${quoteName(table)} ${columns} FROM STDIN`));
      await pipeline(reader.readTable(), target);
      if (target.rowCount !== table.rows) {
        throw new Error(`${quoteName(table)} took ${target.rowCount} of ${table.rows} rows`);
      }
      onProgress?.({
        table: `${table.schema}.${table.name}`,
        rows: table.rows,
        done: index + 1,
        tables: tables.length,
      });
    }
    // The file was checked before. This detects a change since then.
    await reader.verifyTrailer();
  } finally {
    await reader.close();
  }
}
