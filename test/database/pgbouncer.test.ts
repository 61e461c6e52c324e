import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { assertDatabaseUsable } from '../../src/database/connections/database-check.queries.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { StatementFactory } from '../../src/database/connections/statement.factory.js';
import { run } from '../cli/command.run.js';
import { MAPPING, registration } from '../intake/intake.given.js';
import { type ServerProcess, startProcess } from '../server/process.js';
import { type Answer, Caller } from '../support/api.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { describeWithPgBouncer, type PgBouncer, startPgBouncer } from './pgbouncer.js';

const PASSWORD = 'a password for tests';
/** Connections from PgBouncer to PostgreSQL; the instances have more to PgBouncer. */
const SERVER_CONNECTIONS = 4;

describeWithPgBouncer('Three instances behind PgBouncer that start at once on an empty database', () => {
  let database: TestDatabase;
  let bouncer: PgBouncer;
  let servers: ServerProcess[] = [];
  let folder: string;
  let db: pg.Pool;
  let env: Record<string, string>;
  let admins: Caller[];

  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
    bouncer = await startPgBouncer(database.url, { default_pool_size: String(SERVER_CONNECTIONS) });
    folder = await mkdtemp(join(tmpdir(), 'locate-pooled-'));
    env = { DATABASE_URL: bouncer.url, DATABASE_SESSION_URL: database.url, REPORTS_DIR: folder };
    const start = { ADMIN_EMAIL: 'admin@locate.test', ADMIN_PASSWORD: PASSWORD, JWT_SECRET: 'j'.repeat(40) };
    const starting = [1, 2, 3].map(() =>
      startProcess({ ...env, ...start, LOG_LEVEL: 'warn', DATABASE_POOL_SIZE: '8' }).then((server) =>
        servers.push(server),
      ),
    );
    await Promise.allSettled(starting);
    await Promise.all(starting);
    const { body } = await new Caller(servers[0]!.url, null).post('/auth/login', {
      email: start.ADMIN_EMAIL,
      password: PASSWORD,
    });
    admins = servers.map(({ url }) => new Caller(url, null, { authorization: `Bearer ${body.accessToken}` }));
  }, 180_000);
  afterAll(async () => {
    const codes = await Promise.all(servers.map((server) => server.end('SIGTERM')));
    await bouncer.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
    expect(codes).toEqual([0, 0, 0]);
  }, 60_000);

  it('migrate it once', async () => {
    const { rows } = await db.query('SELECT count(*)::integer AS ran FROM migrations');
    expect(rows).toEqual([{ ran: migrations.length }]);
  });

  it('answer everything under parallel load, and replay what was done', async () => {
    const all = await Promise.all(
      Array.from({ length: 24 }, async (_, n): Promise<Answer[]> => {
        const [here, there] = [admins[n % 3]!, admins[(n + 1) % 3]!];
        const company = await here.post('/companies', { name: `Works ${n}`, country: 'CN', allowDuplicate: true });
        const lead = { title: `Plant ${n}`, companyId: company.body.id, source: { channel: 'web' } };
        const key = { 'idempotency-key': `lead-${n}` };
        const made = await here.post('/leads', lead, key);
        const replayed = await there.post('/leads', lead, key);
        expect([replayed.body, replayed.headers.get('idempotent-replayed')]).toEqual([made.body, 'true']);
        const others = await Promise.all([
          there.get(`/leads/${made.body.id}`),
          there.patch(`/leads/${made.body.id}`, { title: `Plant ${n} b` }),
          here.get('/leads?limit=50&count=true'),
          there.get('/leads?staleSince.isNull=true&sort=staleSince'),
          here.get('/leads/export?format=csv'),
          there.get('/companies/export?format=jsonl'),
          here.get('/reports/pipeline-summary'),
          there.get('/reports/activity-attribution'),
          here.get('/search?q=Plant'),
          there.get('/companies/duplicates'),
        ]);
        return [company, made, replayed, ...others];
      }),
    );
    const statuses = all.flat().map(({ status }) => (status < 300 ? 'done' : status));
    expect([...new Set(statuses)]).toEqual(['done']);
    expect((await admins[0]!.get('/leads?count=true')).body.total).toBe(24);
  }, 120_000);

  it('work on deliveries that come in to any of them', async () => {
    const made = await admins[0]!.post('/intake/connections', { name: 'Form', provider: 'generic', mapping: MAPPING });
    const { pathname } = new URL(made.body.url);
    const sent = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        fetch(`${servers[n % 3]!.url}${pathname}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(registration(n)),
        }),
      ),
    );
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 202));
    const count =
      'SELECT count(DISTINCT external_id)::integer AS made, count(*)::integer AS all FROM intake_registration';
    while ((await db.query<{ made: number }>(count)).rows[0]!.made < 30) await pause(50);
    expect((await db.query(count)).rows).toEqual([{ made: 30, all: 30 }]);
  }, 60_000);

  it('make the file of a schedule once', async () => {
    const schedule = {
      name: 'Monthly',
      cron: '0 6 1 * *',
      report: 'pipeline-summary',
      format: 'csv',
      folder: 'monthly',
    };
    const { body } = await admins[0]!.post('/report-schedules', schedule);
    expect((await admins[1]!.post(`/report-schedules/${body.id}/run`)).status).toBeLessThan(300);
    const runs = async () => (await admins[2]!.get(`/report-schedules/${body.id}/runs`)).body.items;
    while ((await runs())[0].outcome !== 'done') await pause(50);
    expect(await runs()).toHaveLength(1);
    expect(await readdir(join(folder, 'monthly'))).toHaveLength(1);
  }, 60_000);

  it('share the database with commands', async () => {
    expect(await run(['migrate'], env)).toMatchObject({ code: 0 });
    expect(await run(['backup', join(folder, 'locate.backup')], env)).toMatchObject({ code: 0 });
    expect(await run(['report', 'pipeline-summary', '--format', 'csv'], env)).toMatchObject({ code: 0 });
    expect((await run(['export', 'leads'], env)).out.toString().trim().split('\n')).toHaveLength(25);
  }, 60_000);

  it('leave no session state in the connections that PgBouncer shares', async () => {
    const clients = await Promise.all(
      Array.from({ length: SERVER_CONNECTIONS }, async () => {
        const client = new pg.Client({ connectionString: bouncer.url });
        await client.connect();
        // Each is given a connection to the server of its own for as long as its transaction lasts.
        await client.query('BEGIN');
        return client;
      }),
    );
    const left = await Promise.all(
      clients.map(async (client) => {
        const { rows } = await client.query(
          `SELECT array(SELECT name FROM pg_settings WHERE source = 'session' AND name <> 'application_name') AS settings,
             array(SELECT pg_listening_channels()) AS channels,
             array(SELECT name FROM pg_prepared_statements WHERE from_sql) AS prepared,
             array(SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks`,
        );
        await client.query('COMMIT');
        await client.end();
        return rows[0];
      }),
    );
    const nothing = { settings: [], channels: [], prepared: [], locks: [] };
    expect(left).toEqual(left.map(() => nothing));
    expect(
      bouncer
        .log()
        .split('\n')
        .filter((line) => /WARNING|ERROR|FATAL|pooler error/.test(line)),
    ).toEqual([]);
    expect(
      servers.map((server) =>
        server
          .output()
          .split('\n')
          .filter((line) => /"level":[4-6]0/.test(line)),
      ),
    ).toEqual([[], [], []]);
  }, 60_000);
});

describeWithPgBouncer('A pooler', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createEmptyDatabase()));
  afterAll(() => database.drop());

  /** Runs `work` with a PgBouncer that is set in some way. */
  async function behind<T>(settings: Record<string, string>, work: (bouncer: PgBouncer) => Promise<T>): Promise<T> {
    const bouncer = await startPgBouncer(database.url, settings);
    try {
      return await work(bouncer);
    } finally {
      await bouncer.stop();
    }
  }

  it.each([
    ['refuses start-up options', {}],
    ['is told to ignore start-up options', { ignore_startup_parameters: 'options' }],
  ])('that %s is noticed where DATABASE_SESSION_URL is missing', async (_, settings: Record<string, string>) => {
    await behind(settings, async ({ url }) => {
      await expect(assertDatabaseUsable(loadSettings({ DATABASE_URL: url }))).rejects.toThrow(
        /DATABASE_URL leads to .*set DATABASE_SESSION_URL to the address of PostgreSQL itself/,
      );
    });
  });

  it('is reported to a user who runs a command through it', async () => {
    await behind({}, async ({ url }) => {
      const { code, err } = await run(['migrate'], { DATABASE_URL: url });
      expect([code, err]).toEqual([1, expect.stringContaining('set DATABASE_SESSION_URL')]);
    });
  });

  it('that does not keep prepared statements apart is refused', async () => {
    await behind({ max_prepared_statements: '0', default_pool_size: '1' }, async ({ url }) => {
      const settings = loadSettings({ DATABASE_URL: url, DATABASE_SESSION_URL: database.url });
      await expect(assertDatabaseUsable(settings)).rejects.toThrow(/DATABASE_URL .*max_prepared_statements above 0/);
    });
  });

  it('does not let migrations collide even if it was not configured', async () => {
    await behind({ ignore_startup_parameters: 'options', default_pool_size: '20' }, async ({ url }) => {
      const ran = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(ran.flatMap((result) => result.migrations)).toHaveLength(migrations.length);
    });
  }, 120_000);

  it('never gives a new version of the application query plans of the old schema', async () => {
    await behind({ default_pool_size: '1' }, async ({ url }) => {
      const read = async (schema: string) => {
        const pool = createPool({ url, size: 1, behindPooler: true });
        const sql = new SqlClient(pool, new StatementFactory({ schema }));
        try {
          return await sql.queryAll('SELECT amount FROM note WHERE amount > $1', [0]);
        } finally {
          await pool.end();
        }
      };
      const admin = new pg.Client({ connectionString: database.url });
      await admin.connect();
      await admin.query('CREATE TABLE note AS SELECT 1::integer AS amount');
      expect(await read('One')).toEqual([{ amount: 1 }]);
      await admin.query('ALTER TABLE note ALTER COLUMN amount TYPE numeric');
      await admin.end();
      await expect(read('One')).rejects.toThrow('cached plan must not change result type');
      expect(await read('Two')).toEqual([{ amount: '1' }]);
    });
  });
});

describe('An address past the pooler', () => {
  it.each([
    [`timezone = 'Europe/Brussels'`, /time zone Europe\/Brussels.*ALTER ROLE "\w+" SET timezone = 'UTC'/],
    [`datestyle = 'German, DMY'`, /date style German, DMY.*ALTER ROLE "\w+" SET datestyle = 'ISO, MDY'/],
  ])('does not make up for sessions with %s, which are refused', async (setting, message) => {
    const database = await createEmptyDatabase();
    try {
      const admin = new pg.Client({ connectionString: database.url });
      await admin.connect();
      await admin.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET ${setting}`);
      await admin.end();
      const settings = loadSettings({ DATABASE_URL: database.url, DATABASE_SESSION_URL: database.url });
      await expect(assertDatabaseUsable(settings)).rejects.toThrow(message);
      // A session of our own is started with what we need.
      await expect(assertDatabaseUsable(loadSettings({ DATABASE_URL: database.url }))).resolves.toBeUndefined();
    } finally {
      await database.drop();
    }
  });

  it('that leads to another database is refused', async () => {
    const databases = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
    const [one, two] = databases;
    const settings = loadSettings({ DATABASE_URL: one.url, DATABASE_SESSION_URL: two.url });
    await expect(assertDatabaseUsable(settings)).rejects.toThrow(
      'DATABASE_SESSION_URL must lead to the same database as DATABASE_URL',
    );
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('that cannot be reached is named', async () => {
    const database = await createEmptyDatabase();
    const settings = { DATABASE_URL: database.url, DATABASE_SESSION_URL: 'postgres://127.0.0.1:1/none' };
    await expect(assertDatabaseUsable(loadSettings(settings))).rejects.toThrow(/DATABASE_SESSION_URL .*ECONNREFUSED/);
    await database.drop();
  });

  it('is refused without the address of the pooler', () => {
    expect(() => loadSettings({ DATABASE_SESSION_URL: 'postgres://127.0.0.1/locate' })).toThrow(
      'DATABASE_URL must be set with DATABASE_SESSION_URL',
    );
  });
});
