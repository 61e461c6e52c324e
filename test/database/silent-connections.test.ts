import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.factory.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { DataSource } from 'typeorm';
import { buildProblem } from '../../src/common/errors/problem-details.factory.js';
import { parseListRequest } from '../../src/common/lists/list-request.rules.js';
import { type ExportedRows, ListReader } from '../../src/common/lists/list.reader.js';
import { userList } from '../../src/identity/users/user.list.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { buildDataSourceOptions, getPool } from '../../src/database/schema/data-source.factory.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { runWithLongTimeout } from '../../src/database/connections/query-timeout.rules.js';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { runOnConnection, SqlClient } from '../../src/database/connections/sql.client.js';
import { StatementFactory } from '../../src/database/connections/statement.factory.js';
import { ReportTransaction } from '../../src/database/transactions/report.transaction.js';
import type { DatabaseClockService } from '../../src/database/clock/database-clock.service.js';
import { ReadTransaction } from '../../src/database/transactions/read.transaction.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { type Answer, Caller, useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { Wire } from '../support/wire.js';

/** A comparison of the clocks that finds no difference. */
const RIGHT_CLOCK = { assertRight: () => undefined } as unknown as DatabaseClockService;

const POOL_SIZE = 3;

let wire: Wire;
let app: NestFastifyApplication;
let caller: Caller;

afterAll(async () => {
  await wire.cut();
  await app.close();
});
const { api } = useApi();
beforeAll(async () => {
  const direct = new URL(api.databaseUrl);
  wire = new Wire({ host: direct.hostname, port: Number(direct.port) });
  await wire.mend();
  direct.port = String(wire.port);
  const settings = loadSettings({
    DATABASE_URL: direct.href,
    DATABASE_POOL_SIZE: String(POOL_SIZE),
    DATABASE_QUERY_TIMEOUT_MS: '500',
    DATABASE_LONG_QUERY_TIMEOUT_MS: '1000',
    DATABASE_POOL_TIMEOUT_MS: '5000',
    DEMO: 'false',
    LOG_LEVEL: 'silent',
  });
  app = await createApp(settings);
  await app.listen(0, '127.0.0.1');
  const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const { key } = (await api.admin.post('/api-keys', { name: 'Through the wire', role: 'admin' })).body;
  caller = new Caller(base, null, { 'x-api-key': key });
});

/** The answers of every kind of use of a connection: prepared reads, transactions, snapshots and cursors. */
function useAll(): Promise<Answer[]> {
  return Promise.all([
    caller.get('/users'),
    caller.get('/leads'),
    caller.get('/reports/pipeline-summary'),
    caller.get('/leads/export?format=csv'),
    caller.post('/users', { email: `${crypto.randomUUID()}@locate.test`, fullName: 'New', role: 'viewer' }),
  ]);
}

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

describe('A network that falls silent without closing connections', () => {
  it('causes answers with 503 only until the network works again', async () => {
    expect(statuses(await useAll())).toEqual([200, 200, 200, 200, 201]);

    wire.silence();
    for (const { status, body, headers } of await useAll()) {
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'service.database_unavailable', '2']);
    }

    wire.restore();
    for (let n = 0; n < 2 * POOL_SIZE; n++) expect((await caller.get('/users')).status).toBe(200);
    expect(statuses(await useAll())).toEqual([200, 200, 200, 200, 201]);
  }, 60_000);

  it('causes one failed request, however many connections were idle', async () => {
    expect(statuses(await Promise.all(Array.from({ length: POOL_SIZE }, () => caller.get('/users'))))).not.toContain(
      503,
    );
    wire.silence();
    wire.restore();
    const answers = [];
    for (let n = 0; n < 2 * POOL_SIZE; n++) answers.push(await caller.get('/users'));
    expect(statuses(answers)).toEqual([503, 200, 200, 200, 200, 200]);
  }, 60_000);

  it('leaves nothing of an unfinished write', async () => {
    const made = new Make(api);
    const lead = await made.lead();
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [lead.id]);
    const change = caller.patch(`/leads/${lead.id}`, { title: 'Renamed into the void' });
    expect(await change).toMatchObject({ status: 503, body: { code: 'service.database_unavailable' } });
    await blocker.query('COMMIT');
    blocker.release();
    expect((await caller.get(`/leads/${lead.id}`)).body).toMatchObject({ title: lead.title, version: lead.version });
  }, 60_000);
});

describe('A connection that falls silent', () => {
  let source: DataSource;
  const statements = new StatementFactory({ longQueryTimeoutMs: 800 });
  const clock = { now: () => new Date() };

  beforeAll(async () => {
    const url = new URL(api.databaseUrl);
    url.port = String(wire.port);
    // With a single connection the next caller needs a new one.
    const options = buildDataSourceOptions({ url: url.href, size: 1, queryTimeoutMs: 400 });
    source = await new DataSource(options).initialize();
  });
  afterAll(() => source.destroy());

  const sql = () => new SqlClient(getPool(source), statements);
  const work = () => new UnitOfWork(source, clock, statements, RIGHT_CLOCK, new QueueRegistry());

  it.each<[string, () => Promise<unknown>]>([
    ['in a read', () => sql().execute('SELECT 1')],
    ['in a snapshot', () => new ReadTransaction(getPool(source), statements).run(failIn)],
    ['in SQL of a transaction', () => work().run(SYSTEM, (tx) => failIn(tx.sql))],
    ['in a statement of TypeORM', () => work().run(SYSTEM, (tx) => (wire.silence(), tx.manager.query('SELECT 1')))],
    ['at the beginning of a transaction', () => work().run(SYSTEM, () => Promise.resolve())],
    ['at the end of a transaction', () => work().run(SYSTEM, async () => wire.silence())],
    ['in a statement of a job', () => runWithLongTimeout(() => sql().execute('SELECT 1'))],
    ['in a transaction of a job', () => runWithLongTimeout(() => work().run(SYSTEM, (tx) => failIn(tx.sql)))],
  ])('%s is discarded, and the next use works', async (when, use) => {
    await sql().execute('SELECT 1');
    if (/read|beginning|statement of a job/.test(when)) wire.silence();
    const problem = buildProblem(await use().catch((error: unknown) => error), 'request');
    expect([problem.status, problem.code]).toEqual([503, 'service.database_unavailable']);
    wire.restore();
    await sql().execute('SELECT 1');
    await work().run(SYSTEM, (tx) => tx.sql.execute('SELECT 1'));
    expect(getPool(source).totalCount).toBe(1);
  });

  it('in an export is discarded, and the next export works', async () => {
    const read = () => app.get(ListReader).readRows(userList, parseListRequest(userList, {}), SYSTEM);
    // The application notices here that the tests before have silenced its idle connections.
    await caller.get('/users');
    const rows = await read();
    wire.silence();
    await expect(countRows(rows)).rejects.toThrow('Query read timeout');
    wire.restore();
    expect(await countRows(await read())).toBeGreaterThan(0);
  });

  async function countRows(rows: ExportedRows): Promise<number> {
    let count = 0;
    for await (const _ of rows) count++;
    return count;
  }

  function failIn(client: SqlClient): Promise<unknown> {
    wire.silence();
    return client.execute('SELECT 1');
  }
});

describe('A statement that takes too long', () => {
  it('is ended by the server, so that its connection lives on', async () => {
    const lead = await new Make(api).lead();
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [lead.id]);
    const answer = await caller.patch(`/leads/${lead.id}`, { title: 'Renamed too late' });
    const { rows } = await blocker.query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    await blocker.query('COMMIT');
    blocker.release();
    expect([answer.status, rows]).toEqual([503, []]);
  }, 60_000);

  it('may take longer outside of requests, inside and outside of a transaction', async () => {
    const options = buildDataSourceOptions({ url: api.databaseUrl, size: 1, queryTimeoutMs: 1_000 });
    const source = await new DataSource(options).initialize();
    const statements = new StatementFactory({ longQueryTimeoutMs: 30_000 });
    const work = new UnitOfWork(source, { now: () => new Date() }, statements, RIGHT_CLOCK, new QueueRegistry());
    const sql = new SqlClient(getPool(source), statements);
    const sleep = 'SELECT pg_sleep(2)';
    // On a busy machine the client can give up before it has read the error of the server. Callers get the same answer.
    const expectTimeout = async () => {
      const problem = buildProblem(await sql.execute(sleep).catch((error: unknown) => error), 'request');
      expect([problem.status, problem.code]).toEqual([503, 'service.database_unavailable']);
    };
    await expectTimeout();
    await runWithLongTimeout(async () => {
      await sql.execute(sleep);
      await work.run(SYSTEM, (tx) => tx.sql.execute(sleep));
      await runOnConnection(getPool(source), async (client) => {
        await (await ReportTransaction.begin(client, statements)).execute(sleep);
        await client.query('COMMIT');
      });
    });
    await expectTimeout();
    await source.destroy();
  }, 60_000);

  it('ends on the server when its client has gone', async () => {
    const pool = createPool({ url: api.databaseUrl, size: 1, queryTimeoutMs: 250, statementTimeout: 0 });
    await expect(pool.query('SELECT pg_sleep(300)')).rejects.toThrow('Query read timeout');
    const running = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(300)'`;
    while ((await api.db.query(running)).rows.length > 0) await api.db.query('SELECT pg_sleep(0.1)');
    await pool.end();
  }, 60_000);
});
