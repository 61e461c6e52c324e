import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Caller, type Instance, startApi, startInstance, type TestApi } from '../support/api.js';

const ROLE = `r_${randomBytes(6).toString('hex')}`;

let api: TestApi;
let instance: Instance;
let admin: pg.Client;
let name: string;
beforeAll(async () => {
  api = await startApi({ direct: true });
  const url = new URL(api.databaseUrl);
  name = url.pathname.slice(1);
  admin = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await admin.connect();
  await admin.query(`CREATE ROLE ${ROLE} LOGIN SUPERUSER`);
  url.username = ROLE;
  instance = await startInstance(url.href, { direct: true });
});
afterAll(async () => {
  await instance.app.close();
  await api.close();
  await admin.query(`DROP ROLE ${ROLE}`);
  await admin.end();
});

/** Ends the sessions of the instance, which then has to connect anew. */
const endSessions = () =>
  admin.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '${ROLE}'`);
const endAllSessions = () =>
  admin.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname LIKE '${name}%'`);

describe('A database that refuses the connections of an instance', () => {
  it.each([
    ['the role must not log in', `ALTER ROLE ${ROLE} NOLOGIN`, `ALTER ROLE ${ROLE} LOGIN`],
    [
      'it has another name',
      `ALTER DATABASE ${'$name'} RENAME TO ${'$name'}_x`,
      `ALTER DATABASE ${'$name'}_x RENAME TO ${'$name'}`,
    ],
  ])('because %s makes the instance answer 503, until it is accepted again', async (_reason, refuse, accept) => {
    const caller = new Caller(instance.url, api.bdm.id, api.bdm.headers);
    expect((await caller.get('/leads')).status).toBe(200);
    await endAllSessions();
    await admin.query(refuse.replaceAll('$name', name));
    await endSessions();
    for (const path of ['/leads', '/health/ready', '/companies']) {
      const { status, body, headers } = await caller.get(path);
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'service.database_unavailable', '2']);
    }
    await admin.query(accept.replaceAll('$name', name));
    expect((await caller.get('/leads')).status).toBe(200);
  });
});
