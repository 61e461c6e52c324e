import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readLock } from '../../src/database/embedded/postmaster-lock.reader.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/embedded-server.runner.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { LeadHistory } from '../reports/lead.history.js';
import { insertRow } from '../support/rows.js';

const LEADS = 300;

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `locate-test-${process.pid}-`));
  // As root the server runs as another account, who must pass through this folder.
  await chmod(folder, 0o711);
  server = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
  await migrate(server.url);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A connection, once the server answers. */
async function connect(): Promise<pg.Client> {
  for (const until = Date.now() + 20_000; ;) {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

const counts = `SELECT (SELECT count(*)::int FROM lead_total_change) AS waiting,
  (SELECT leads::int FROM lead_total_state WHERE dimension = 'all' AND status = 'open') AS folded,
  (SELECT sum(leads)::int FROM lead_total_states WHERE dimension = 'all' AND status = 'open') AS all,
  (SELECT count(*)::int FROM lead_total_differences()) AS differences`;

describe('The running totals', () => {
  it('outlive a kill -9 of the server while changes are added up: none is lost, none counted twice', async () => {
    const db = new pg.Pool({ connectionString: server.url, max: 1 });
    db.on('error', () => undefined);
    const ownerId = '0198c6a0-0000-7000-8000-000000000001';
    await insertRow(db, 'app_user', { id: ownerId, full_name: 'Eva Peeters' });
    const history = new LeadHistory(db, { companyId: '', ownerId });
    const company = await history.company('Lumenova', 'CN');
    const add = () => history.lead('2026-10-01T08:00:00Z', '2026-10-01', { company_id: company });
    for (let n = 0; n < LEADS; n++) await add();
    await db.query('SELECT fold_lead_totals()');
    for (let n = 0; n < LEADS; n++) await add();
    await db.end();

    const folding = await connect();
    await folding.query('BEGIN');
    const { rows } = await folding.query('SELECT fold_lead_totals()::int AS folded, pg_backend_pid() AS pid');
    expect(rows[0].folded).toBe(LEADS);
    const postmaster = (await readLock(join(folder, 'postgres', 'cluster')))!;
    process.kill(rows[0].pid, 'SIGKILL');
    process.kill(postmaster.pid, 'SIGKILL');
    await expect(folding.query('COMMIT')).rejects.toThrow();

    const after = await connect();
    expect((await after.query(counts)).rows).toEqual([
      { waiting: LEADS, folded: LEADS, all: 2 * LEADS, differences: 0 },
    ]);
    await after.query('SELECT fold_lead_totals()');
    expect((await after.query(counts)).rows).toEqual([
      { waiting: 0, folded: 2 * LEADS, all: 2 * LEADS, differences: 0 },
    ]);
    await after.end();
  }, 60_000);
});
