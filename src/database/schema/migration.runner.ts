import type { Pool, PoolClient } from 'pg';
import { DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { type FunctionFile, readFunctionFiles } from '../../../migrations/function-file.reader.js';
import { migrations } from '../../../migrations/index.js';
import { getProjectVersion } from '../../config/project-files.reader.js';
import { assertNotOlderThanBaseline, omitReplacedMigrations } from './baseline.rules.js';
import { buildDataSourceOptions, getPool } from './data-source.factory.js';
import { replaceFunctions } from './function.runner.js';
import { APPLICATION_NAME } from '../connections/connection.constants.js';
import { runWithAdvisoryLock } from '../connections/advisory-lock.runner.js';
import { readMigratedVersion, readMigrations, storeMigratedVersion } from './applied-migrations.queries.js';
import { START_CONNECT_TIMEOUT_MS } from '../connections/database-pool.factory.js';

/** Number of the advisory lock. It is arbitrary but must be the same for every instance. */
const MIGRATION_LOCK = 4_242_001;
const MIGRATION_APPLICATION_NAME = 'locate-crm-migrate';
/** The oldest supported PostgreSQL, in the server's own numbering. */
const OLDEST = 150_000;

/** The effects of a migration on a running system, which it may declare. */
interface MigrationEffects {
  /** The tables whose rows it rewrites completely. */
  rewrites?: readonly string[];
  /** Is true if instances of the former version fail afterwards, for example because a table has another name. */
  needsStoppedInstances?: boolean;
}

/** Limits or replaces what is run. */
interface MigrationOptions {
  /**
   * The names of the migrations to run at most, as before a restore of an earlier version's backup. The functions wait
   * for the other migrations.
   */
  only?: readonly string[];
  /** Migrations other than those of this version. */
  migrations?: readonly (new () => MigrationInterface)[];
  /** Files of functions other than those of this version. */
  functionFiles?: readonly FunctionFile[];
}

/** The changes of a run. */
interface MigrationResult {
  /** The names of the migrations that ran. */
  migrations: string[];
  /** The paths of the files of functions that were replayed, below `migrations/functions`. */
  functions: string[];
}

/**
 * Migrates the database to the schema of this version: runs the pending migrations, then replays the changed files of
 * functions. Instances that start together migrate one after the other. Each migration is a transaction of its own, so
 * a failed upgrade leaves a valid version.
 * @param url address of PostgreSQL itself, because a pooler rejects the session settings
 * @throws if the server is older than PostgreSQL 15, if the database is older than the baseline, or if instances run that
 * a migration would break
 */
export async function migrate(url: string, options: MigrationOptions = {}): Promise<MigrationResult> {
  const { only, migrations: all = migrations } = options;
  const lock = { url, key: MIGRATION_LOCK, applicationName: MIGRATION_APPLICATION_NAME };
  return runWithAdvisoryLock(lock, async (connection) => {
    await assertServerVersion(connection);
    assertNotOlderThanBaseline(await readMigrations(connection), await readMigratedVersion(connection));
    const chosen = all.filter((Migration) => !only || only.includes(new Migration().name ?? ''));
    const source = new DataSource({
      ...buildDataSourceOptions({
        url,
        size: 2,
        applicationName: MIGRATION_APPLICATION_NAME,
        statementTimeout: 0,
        connectTimeoutMs: START_CONNECT_TIMEOUT_MS,
      }),
      migrations: chosen,
    });
    await source.initialize();
    try {
      const pool = getPool(source);
      await assertInstancesStopped(pool, source);
      const ran = await source.runMigrations();
      // An instance of an earlier version that starts again must not bring back the functions of its version.
      const isLater = hasOtherMigrations(await readMigrations(connection), all);
      const functions =
        only || isLater ? [] : await replaceFunctions(pool, options.functionFiles ?? (await readFunctionFiles()));
      if (!only && !isLater) await storeMigratedVersion(pool, getProjectVersion());
      await cleanUp(
        pool,
        source.migrations.flatMap((migration) => (migration as MigrationEffects).rewrites ?? []),
      );
      return { migrations: ran.map((migration) => migration.name), functions };
    } finally {
      await source.destroy();
    }
  });
}

async function assertServerVersion(connection: PoolClient): Promise<void> {
  const { rows } = await connection.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const version = rows[0]!.version;
  if (version < OLDEST) {
    throw new Error(`The server must be PostgreSQL 15 or later; it is ${Math.floor(version / 10_000)}.`);
  }
}

/** Tells whether migrations ran that this version does not contain. */
function hasOtherMigrations(applied: readonly string[], known: readonly (new () => MigrationInterface)[]): boolean {
  const names = known.map((Migration) => new Migration().name);
  return omitReplacedMigrations(applied).some((name) => !names.includes(name));
}

/** Throws while instances of the former version run, if a migration to come would break them. */
async function assertInstancesStopped(pool: Pool, source: DataSource): Promise<void> {
  const pending = await new MigrationExecutor(source).getPendingMigrations();
  const breaking = pending.find(({ instance }) => (instance as MigrationEffects).needsStoppedInstances);
  if (breaking === undefined) return;
  // Every running instance has a session for jobs, which ends with it.
  const { rows } = await pool.query<{ sessions: number }>(
    `SELECT count(*)::integer AS sessions FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1`,
    [APPLICATION_NAME.jobs],
  );
  const sessions = rows[0]!.sessions;
  if (sessions > 0) {
    throw new Error(
      `Stop all instances before the upgrade: the migration ${breaking.name} breaks the former version, ` +
        `which has ${sessions} open sessions for jobs.`,
    );
  }
}

/**
 * Vacuums tables that a migration has rewritten, in this run or in an interrupted one. PostgreSQL does not count a
 * rewrite as changes, so autovacuum would not do it for a long time, and until then no index-only scan is possible.
 * Without FREEZE, it would skip pages that the server is writing to the disk. A failure makes queries slower but not
 * wrong, so it is only a warning.
 */
async function cleanUp(pool: Pool, tables: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::regclass[]) AND relallvisible = 0
       AND pg_relation_size(oid) > 0`,
    [tables],
  );
  for (const { name } of rows) {
    await pool
      .query(`VACUUM (FREEZE, ANALYZE) ${name}`)
      .catch((error: Error) => process.emitWarning(`${name} could not be vacuumed: ${error.message}`));
  }
}
