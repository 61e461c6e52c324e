import { once } from 'node:events';
import net from 'node:net';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { buildPoolConfig, DatabasePool } from '../../src/database/connections/database-pool.factory.js';
import { Caller, type Instance, startInstance, useApi } from '../support/api.js';
import { Wire } from '../support/wire.js';

let wire: Wire;
let instance: Instance;
afterAll(async () => {
  await instance.app.close();
  await wire.cut();
});
const { api } = useApi();
beforeAll(async () => {
  const url = new URL(api.databaseUrl);
  wire = new Wire({ host: url.hostname, port: Number(url.port) });
  await wire.mend();
  url.port = String(wire.port);
  instance = await startInstance(url.href, { direct: true });
});

/** Starts a server in the place of the database that refuses every connection, as PostgreSQL does. */
async function refuseConnections(code: string): Promise<net.Server> {
  const fields = ['SFATAL', `C${code}`, 'Mrefused', ''].map((field) => `${field}\0`).join('');
  const message = Buffer.alloc(5 + fields.length);
  message.write('E');
  message.writeInt32BE(4 + fields.length, 1);
  message.write(fields, 5);
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(message));
  });
  server.listen(wire.port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('A database that refuses the connections of an instance', () => {
  it.each([
    ['28P01', 'the password was changed'],
    ['28000', 'pg_hba.conf has no line for it'],
    ['3D000', 'the database was renamed'],
    ['55000', 'the database accepts no connections for the moment'],
  ])('with %s, because %s, makes it answer 503 until it is accepted again', async (code) => {
    const caller = new Caller(instance.url, api.bdm.id, api.bdm.headers);
    expect((await caller.get('/leads')).status).toBe(200);
    await wire.cut();
    const server = await refuseConnections(code);
    for (const path of ['/leads', '/companies', '/health/ready']) {
      const { status, body, headers } = await caller.get(path);
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'service.database_unavailable', '2']);
    }
    server.close();
    await once(server, 'close');
    await wire.mend();
    expect((await caller.get('/leads')).status).toBe(200);
  });
});

describe('A database that answers over open connections but accepts no other, as with a full disk', () => {
  it('is read on, and makes the instance not ready when a request would need a new connection', async () => {
    const caller = new Caller(instance.url, api.bdm.id, api.bdm.headers);
    const readStatuses = async () => {
      const answers = [await caller.get('/leads'), await caller.get('/health/ready')];
      return answers.map(({ status }) => status);
    };
    expect(await readStatuses()).toEqual([200, 200]);
    const name = new URL(api.databaseUrl).pathname.slice(1);
    const admin = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
    await admin.connect();
    await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    expect(await readStatuses()).toEqual([200, 200]);
    await admin.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = '${name}' AND application_name = 'locate-crm'`,
    );
    expect(await readStatuses()).toEqual([503, 503]);
    await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    expect(await readStatuses()).toEqual([200, 200]);
    await admin.end();
  });
});

describe('A pool', () => {
  it('keeps four of its idle connections open', async () => {
    const config = { ...buildPoolConfig({ url: api.databaseUrl, size: 6 }), idleTimeoutMillis: 1 };
    const use = async (pool: DatabasePool) => {
      const clients = await Promise.all(Array.from({ length: 6 }, () => pool.connect()));
      for (const client of clients) client.release();
      return pool;
    };
    const pool = await use(new DatabasePool(config));
    // The idle time of this one is over later.
    const other = await use(new DatabasePool({ ...config, min: 0 }));
    while (other.totalCount > 0) await setImmediate();
    expect(pool.totalCount).toBe(4);
    await Promise.all([pool.end(), other.end()]);
  });
});
