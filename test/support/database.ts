import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/database/schema/migration.runner.js';

/** A database that test files clone. */
export interface DatabaseTemplate {
  name: string;
  /** Number of the advisory lock, which is arbitrary, for test files that create the template together. */
  lock: number;
  /** The template that it begins as; an empty database when absent. */
  origin?: DatabaseTemplate;
  /** Fills the new template, and leaves no connection to it. */
  fill: (url: string) => Promise<unknown>;
}

/** All tables, with no rows but those of the migrations. */
export const MIGRATED: DatabaseTemplate = { name: 'crm_template', lock: 77, fill: (url) => migrate(url) };

function buildUrl(database: string): string {
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** A database of a test. */
export interface TestDatabase {
  url: string;
  /** Connects when it is used first. */
  db: pg.Pool;
  /** Ends the pool and drops the database, also while others are connected. */
  drop: () => Promise<void>;
}

/** Creates a database for one test file, cloned from a template that the first file creates. */
export async function cloneDatabase(template = MIGRATED): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await runAsAdmin((admin) => createFrom(template, name, admin));
  return openDatabase(name);
}

async function createFrom(template: DatabaseTemplate, name: string, admin: pg.Client): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [template.lock]);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template.name]);
  if (!rowCount) {
    const unfinished = `${template.name}_new`;
    if (template.origin) await createFrom(template.origin, unfinished, admin);
    else await admin.query(`CREATE DATABASE ${unfinished}`);
    await template.fill(buildUrl(unfinished));
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template.name}`);
  }
  // Files are copied with a quarter of the work that writing each block to the log takes, which survives crashes.
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template.name} STRATEGY FILE_COPY`);
  await admin.query('SELECT pg_advisory_unlock($1)', [template.lock]);
}

/**
 * Lets a database store versions that begin later than now. The clock of the application is set by a test, but that of the
 * database is not.
 */
export async function acceptChangesOfAnyTime(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `CREATE OR REPLACE FUNCTION date_version(at timestamptz) RETURNS timestamptz LANGUAGE sql AS 'SELECT at'`,
    );
  } finally {
    await client.end();
  }
}

/** Creates a database without tables. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await runAsAdmin(async (admin) => void (await admin.query(`CREATE DATABASE ${name}`)));
  return openDatabase(name);
}

function openDatabase(name: string): TestDatabase {
  const url = buildUrl(name);
  const db = openPool(url);
  const drop = async () => {
    await db.end();
    await runAsAdmin(async (admin) => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  };
  return { url, db, drop };
}

/** Opens a pool for a test. A session that ends while the pool is being closed is no error. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

async function runAsAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
