import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/settings.factory.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/embedded-server.runner.js';
import { createPool, type DatabasePool } from '../../src/database/connections/database-pool.factory.js';
import { ReplicaClient } from '../../src/database/connections/replica.client.js';
import { Wire } from '../support/wire.js';
import { copyCluster, type Standby, startStandby } from './standby.js';

const SETTINGS = { fsync: 'off', shared_buffers: '16MB', max_connections: '20', autovacuum: 'off' };

let folder: string;
let primary: EmbeddedPostgres;
let standby: Standby;
let pool: DatabasePool;
let readers: ReplicaClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-replica-'));
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  await (await startEmbeddedPostgres({ dataDir: one, settings: SETTINGS })).stop();
  await copyCluster(one, two);
  primary = await startEmbeddedPostgres({ dataDir: one, settings: SETTINGS });
  standby = await startStandby(two, primary.url, SETTINGS);
  pool = createPool({ url: primary.url, size: 2 });
  await pool.query('CREATE TABLE note (said text)');
  readers = new ReplicaClient(loadSettings({ DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: standby.url }), pool);
}, 60_000);

afterAll(async () => {
  await readers.onApplicationShutdown();
  await pool.end();
  await standby.stop();
  await primary.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What a reader sees, and whether a replica showed it. */
async function read(from = readers): Promise<{ notes: string[]; replica: boolean }> {
  const client = await from.connect();
  try {
    const { rows } = await client.query('SELECT said, pg_is_in_recovery() AS replica FROM note ORDER BY said');
    return { notes: rows.map(({ said }) => said), replica: rows[0].replica };
  } finally {
    client.release();
  }
}

/** Waits until the replica has everything that the primary has. */
async function caughtUp(): Promise<void> {
  const { rows: written } = await pool.query('SELECT pg_current_wal_lsn()::text AS lsn');
  for (;;) {
    const position = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there';
    const { rows } = await standby.admin.query(position, [written[0]!.lsn]);
    if (rows[0].there) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('Reading from a replica', () => {
  it('waits until the replica has the last write and then reads there', async () => {
    const served: boolean[] = [];
    for (let n = 1; n <= 20; n++) {
      await pool.query('INSERT INTO note VALUES ($1)', [`note ${String(n).padStart(2, '0')}`]);
      const { notes, replica } = await read();
      expect(notes).toHaveLength(n);
      served.push(replica);
    }
    // A machine that is busy with something else may let one lag.
    expect(served).toContain(true);
  });

  it('uses the primary while the replica lags, and the replica again once it has caught up', async () => {
    await standby.admin.query('SELECT pg_wal_replay_pause()');
    await pool.query(`INSERT INTO note VALUES ('of one who reads at once')`);
    expect(await read()).toMatchObject({ replica: false, notes: expect.arrayContaining(['of one who reads at once']) });
    await standby.admin.query('SELECT pg_wal_replay_resume()');
    await pool.query(`INSERT INTO note VALUES ('of one who reads later')`);
    await caughtUp();
    expect(await read()).toMatchObject({ replica: true, notes: expect.arrayContaining(['of one who reads later']) });
  });

  it('uses the primary while the replica does not answer, without asking it each time', async () => {
    const direct = new URL(standby.url);
    const wire = new Wire({ host: direct.hostname, port: Number(direct.port) });
    await wire.mend();
    direct.port = String(wire.port);
    const silenced = new ReplicaClient(
      loadSettings({ DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: direct.href }),
      pool,
    );
    await pool.query(`INSERT INTO note VALUES ('of one who reads through a network')`);
    await caughtUp();
    expect(await read(silenced)).toMatchObject({ replica: true });
    wire.silence();
    const began = performance.now();
    expect(await read(silenced)).toMatchObject({ replica: false });
    const first = performance.now() - began;
    for (let n = 0; n < 20; n++) expect(await read(silenced)).toMatchObject({ replica: false });
    expect((performance.now() - began - first) / 20).toBeLessThan(first / 2);
    await silenced.onApplicationShutdown();
    await wire.cut();
  }, 30_000);

  it('uses the primary if there is no replica', async () => {
    const alone = new ReplicaClient(loadSettings({ DATABASE_URL: primary.url }), pool);
    const client = await alone.connect();
    expect((await client.query('SELECT pg_is_in_recovery() AS replica')).rows).toEqual([{ replica: false }]);
    client.release();
  });
});
