import type { PoolClient } from 'pg';
import { getSessionUrl, type Settings, SettingsError } from '../../config/settings.factory.js';
import { createOptionsIgnoredError, describeConnectionError } from './connection.errors.js';
import { createPool, type DatabasePool, buildPoolLimits, START_CONNECT_TIMEOUT_MS } from './database-pool.factory.js';

const GUIDE = 'docs/operations-pgbouncer.md';

/** A timeout that no role is configured with. A session that has it received its start-up options. */
const CHECK_TIMEOUT_MS = 27_000;

/**
 * Checks that the settings lead to a usable database, also through a pooler.
 * @throws SettingsError that names the setting, without its password
 */
export async function assertDatabaseUsable(settings: Settings): Promise<void> {
  const name = settings.databaseSessionUrl === undefined ? 'DATABASE_URL' : 'DATABASE_SESSION_URL';
  const options = {
    url: getSessionUrl(settings),
    size: 1,
    applicationName: 'locate-crm-start',
    connectTimeoutMs: START_CONNECT_TIMEOUT_MS,
  };
  const direct = createPool({ ...options, statementTimeout: CHECK_TIMEOUT_MS });
  const server = await withPool(name, direct, identifyServer);
  if (settings.databaseSessionUrl === undefined) return;
  const pooled = createPool({ ...options, ...buildPoolLimits(settings), url: settings.databaseUrl ?? '', size: 2 });
  await withPool('DATABASE_URL', pooled, async (pool) => {
    if ((await readIdentity(pool)) !== server) {
      throw new SettingsError(['DATABASE_SESSION_URL must lead to the same database as DATABASE_URL']);
    }
    await assertReadableTimes(pool);
    await assertPreparedStatements(pool);
  });
}

/** Runs `check` on a pool and ends the pool. An error names the setting. */
async function withPool<T>(name: string, pool: DatabasePool, check: (pool: DatabasePool) => Promise<T>): Promise<T> {
  try {
    return await check(pool);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError([`${name} must lead to a usable database (${describeConnectionError(error)})`]);
  } finally {
    await pool.end();
  }
}

/**
 * Checks that the options of a session take effect.
 * @returns a text that distinguishes this database from others
 * @throws SettingsError if the options are ignored
 */
async function identifyServer(pool: DatabasePool): Promise<string> {
  const { rows } = await pool.query<{ timeout: number }>(
    `SELECT setting::integer AS timeout FROM pg_settings WHERE name = 'statement_timeout'`,
  );
  if (rows[0]!.timeout !== CHECK_TIMEOUT_MS) throw createOptionsIgnoredError();
  return readIdentity(pool);
}

async function readIdentity(pool: DatabasePool): Promise<string> {
  const { rows } = await pool.query<{ identity: string }>(
    `SELECT concat_ws(' ', oid, extract(epoch FROM pg_postmaster_start_time())) AS identity FROM pg_database
     WHERE datname = current_database()`,
  );
  return rows[0]!.identity;
}

/**
 * Checks the time zone and the date style of sessions. Histories store instants as texts, and dates are read as texts,
 * so all sessions must write them in the same way.
 */
async function assertReadableTimes(pool: DatabasePool): Promise<void> {
  const { rows } = await pool.query<{ role: string; zone: string; style: string; utc: boolean }>(
    `SELECT current_user AS role, current_setting('TimeZone') AS zone, current_setting('DateStyle') AS style,
       to_json('2026-01-15 12:00+00'::timestamptz) #>> '{}' = '2026-01-15T12:00:00+00:00'
         AND to_json('2026-07-15 12:00+00'::timestamptz) #>> '{}' = '2026-07-15T12:00:00+00:00' AS utc`,
  );
  const { role, zone, style, utc } = rows[0]!;
  const statements = [
    ...(utc ? [] : [`ALTER ROLE "${role}" SET timezone = 'UTC'`]),
    ...(style.startsWith('ISO') ? [] : [`ALTER ROLE "${role}" SET datestyle = 'ISO, MDY'`]),
  ];
  if (statements.length === 0) return;
  throw new SettingsError([
    `DATABASE_URL leads to sessions with the time zone ${zone} and the date style ${style}; run ${statements.join('; ')} ` +
      `and RECONNECT of the pooler (${GUIDE})`,
  ]);
}

/**
 * Checks that prepared statements of different clients are kept apart. A pooler that does not track them gives one
 * client the statements of another.
 */
async function assertPreparedStatements(pool: DatabasePool): Promise<void> {
  const clients: PoolClient[] = [];
  try {
    // With few server connections both clients get the same one. With many it is likely, because the pooler takes the
    // last used one.
    for (const text of ['SELECT $1::integer AS "one"', 'SELECT $1::text AS "other"']) {
      const client = await pool.connect();
      clients.push(client);
      await client.query({ name: 'locate_start', text, values: ['1'] });
    }
  } catch (error) {
    const { code } = error as { code?: string };
    // 42P05 is duplicate_prepared_statement, 26000 is invalid_sql_statement_name.
    if (code !== '42P05' && code !== '26000') throw error;
    throw new SettingsError([
      'DATABASE_URL leads to a pooler that does not keep prepared statements apart: use PgBouncer 1.21 or later with ' +
        `max_prepared_statements above 0 (${GUIDE})`,
    ]);
  } finally {
    for (const client of clients) client.release(true);
  }
}
