import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SECURITY_HEADERS } from '../../src/common/http/http.constants.js';
import { waitForLock } from '../support/locks.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { type ServerProcess, startProcess } from './process.js';

const PASSWORD = 'a password for tests';
let database: TestDatabase;
let folder: string;
let server: ServerProcess;
let admin: Caller;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'locate-operation-'));
  server = await startProcess({
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'trace',
    ADMIN_EMAIL: 'Admin@Locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
  const { body } = await new Caller(server.url, null).post('/auth/login', {
    email: 'admin@locate.test',
    password: PASSWORD,
  });
  admin = new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
});
afterAll(async () => {
  if (server.child.exitCode === null) await server.end('SIGKILL');
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('The running application', () => {
  it('touches nothing local when it is given a database', async () => {
    await expect(access(join(folder, 'data'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('seeds no demo into a database it was given', async () => {
    expect((await admin.get('/companies?count=true')).body.total).toBe(0);
  });

  it('shows Swagger UI and the document it describes itself with', async () => {
    const page = await new Caller(server.url, null).get('/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('swagger-ui');
    expect((await new Caller(server.url, null).get('/openapi.json')).body.openapi).toBe('3.1.0');
  });

  it('measures requests by route, never by address', async () => {
    await admin.get('/users/0199ffff-ffff-7fff-8fff-ffffffffffff');
    const { text } = await new Caller(server.url, null).get('/metrics');
    expect(text).toContain('route="/api/v1/users/:id"');
    expect(text).not.toContain('0199ffff');
    expect(text).toContain('database_pool_connections');
  });

  it('writes JSON logs without personal data, passwords, tokens, queries or bodies', async () => {
    await admin.post('/users', {
      email: 'jo.secret@locate.test',
      fullName: 'Jo Verysecret',
      role: 'viewer',
      password: 'hush hush hush hush',
    });
    await admin.get('/users?q=Verysecret&email=jo.secret@locate.test');
    await admin.post('/users', { email: 'jo.secret@locate.test', fullName: 'Jo Verysecret', role: 'viewer' });
    await admin.post('/auth/login', { email: 'jo.secret@locate.test', password: 'wrong secret word' });
    const anonymous = new Caller(server.url, null);
    for (const path of [
      '/r/seminar/m/n_c0venantc0venantc0venant',
      '/r/seminar/%6d/n_c0venantc0venantc0venant.c0venant',
    ]) {
      await anonymous.get(path);
    }
    const logs = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(logs.length).toBeGreaterThan(3);
    for (const line of logs) expect(() => JSON.parse(line)).not.toThrow();
    for (const secret of [
      'erysecret',
      'jo.secret',
      'hush',
      'c0venant',
      'wrong secret',
      'Bearer',
      'eyJ',
      PASSWORD,
      'admin@locate',
    ]) {
      expect(logs.join('\n')).not.toContain(secret);
    }
  });

  it('sends the headers that protect a browser', async () => {
    const { headers } = await admin.get('/me');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    // Also where no route is known, since the address cannot be read.
    const unreadable = await fetch(`${server.url}/api/v1/%zz`);
    expect(unreadable.status).toBe(400);
    expect(unreadable.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/openapi.json', '/health/live', '/api/v1/me', '/api/v1/nothing', '/api/v1/%zz']) {
      const sent = Object.fromEntries((await fetch(server.url + path)).headers);
      expect([path, sent]).toEqual([path, expect.objectContaining(SECURITY_HEADERS)]);
    }
  });

  it('finishes the request in progress on SIGTERM, and accepts no new one', async () => {
    const person = await admin.post('/users', { email: 'slow@locate.test', fullName: 'Slow', role: 'viewer' });
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM app_user WHERE id = $1 FOR UPDATE', [person.body.id]);
    const change = admin.patch(`/users/${person.body.id}`, { fullName: 'Slow but sure' });
    await waitForLock(database.db);
    const ended = server.end('SIGTERM');
    // The port closes first; only then may the change go on.
    for (;;) {
      try {
        await fetch(`${server.url}/health/live`);
      } catch {
        break;
      }
    }
    await holder.query('COMMIT');
    expect((await change).body.fullName).toBe('Slow but sure');
    expect(await ended).toBe(0);
    await holder.end();
  });
});

describe('A wrong setting', () => {
  let other: Server;
  let taken: string;
  beforeAll(async () => {
    other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    taken = String((other.address() as AddressInfo).port);
  });
  afterAll(() => other.close());

  it.each([
    ['PORT', 'many'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['JWT_SECRET', 'short'],
    ['DEMO', 'perhaps'],
    ['STALE_AFTER_DAYS', '-1'],
    ['ADMIN_PASSWORD', 'of nobody, as no e-mail address says'],
    ['DATABASE_REPLICA_URLS', 'postgres://replica.example/of_no_database'],
    ['INTAKE_PRIVATE_ORIGINS', 'http://tickets.intranet.example'],
    ['INTAKE_PRIVATE_ORIGINS', 'ftp://127.0.0.1'],
    ['DOCUMENT_MAX_MB', '201'],
    ['DOCUMENTS_TOTAL_MB', '-1'],
    ['CLAMD_ADDRESS', 'clamav.internal'],
  ])('%s=%s is named, and the start refused', async (name, value) => {
    await expect(startProcess({ DATA_DIR: join(folder, 'unused'), [name]: value })).rejects.toThrow(
      new RegExp(`ended with 1[\\s\\S]*${name}`),
    );
    await expect(access(join(folder, 'unused'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['DATABASE_URL', () => ({ DATABASE_URL: 'postgres://127.0.0.1:1/none' })],
    ['DATABASE_URL', () => ({ DATABASE_URL: database.url.replace(/[^/]+$/, 'there_is_none') })],
    ['HOST', () => ({ DATABASE_URL: database.url, HOST: 'no such host' })],
    ['REPORTS_DIR', () => ({ DATABASE_URL: database.url, REPORTS_DIR: import.meta.filename })],
    ['REPORTS_DIR', () => ({ DATABASE_URL: database.url, REPORTS_DIR: join(import.meta.filename, 'below') })],
    ['PORT', () => ({ DATABASE_URL: database.url, PORT: taken })],
  ])('%s that cannot be used is named, and the start refused', async (name, env) => {
    await expect(startProcess(env())).rejects.toThrow(new RegExp(`ended with 1[\\s\\S]*  - ${name}`));
  });

  it('ENCRYPTION_KEY with the value of JWT_SECRET is named, and the start refused', async () => {
    const key = 'one key for two purposes, of more than 32 characters';
    const start = startProcess({ DATABASE_URL: database.url, JWT_SECRET: key, ENCRYPTION_KEY: key });
    const error = await start.then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    expect(error?.message).toMatch(/ended with 1[^]*  - ENCRYPTION_KEY must differ from JWT_SECRET/);
    expect(error?.message).not.toContain(key);
  });

  it('never shows the secret it complains of', async () => {
    await expect(startProcess({ DATABASE_URL: 'http://user:hunter2@host/db' })).rejects.not.toThrow(/hunter2/);
  });
});
