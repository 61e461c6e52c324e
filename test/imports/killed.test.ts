import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess } from '../server/process.js';
import { type Answer, Caller } from '../support/api.js';
import { walk } from '../support/walk.js';
import { upload } from './imports.given.js';
import { buildKbo, buildPlainName } from './untidy-names.given.js';

const PASSWORD = 'a password for tests';
const ROWS = 400;

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'locate-killed-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start() {
  const server = await startProcess({
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(server.url, null).post('/auth/login', login);
  return { server, admin: new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` }) };
}

/** Waits until the import has a status, or has processed a number of rows. */
async function waitFor(admin: Caller, id: string, isReached: (view: Answer['body']) => boolean) {
  for (;;) {
    const { body } = await admin.get(`/imports/${id}`);
    if (isReached(body)) return body;
    await pause(20);
  }
}

async function countCompanies(admin: Caller): Promise<number> {
  const { body } = await admin.get('/companies?limit=1&count=true');
  return body.total;
}

/** Waits until the first rows have reached a phase. The progress of an import is stored only every second. */
async function waitForRows(admin: Caller, id: string, phase: string): Promise<void> {
  while ((await admin.get(`/imports/${id}/rows?phase=${phase}&limit=20`)).body.items.length < 20) await pause(20);
}

describe('A server that is killed in the middle of an import', () => {
  it('goes on after its start, and imports each row once', async () => {
    const lines = Array.from({ length: ROWS }, (_, n) => `${buildPlainName(n)};BE;${buildKbo(n)}`);
    const first = await start();
    const content = `Naam;Land;KBO-nummer\n${lines.join('\n')}\n`;
    const { id } = (await upload(first.admin, { entity: 'companies', content })).body;
    await first.admin.post(`/imports/${id}/run`);
    while ((await countCompanies(first.admin)) < 20) await pause(20);
    await first.server.end('SIGKILL');

    const second = await start();
    const { admin } = second;
    expect((await waitFor(admin, id, ({ status }) => ['running', 'done'].includes(status))).status).toBe('running');
    expect(await waitFor(admin, id, ({ status }) => status !== 'running')).toMatchObject({
      status: 'done',
      processedCount: ROWS,
      counts: { create: ROWS, update: 0, skip: 0, possible_duplicate: 0, error: 0 },
    });
    const { rows } = await walk(admin, '/companies?limit=200');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(ROWS);
    expect(rows).toHaveLength(ROWS);
    const { rows: trail } = await walk(admin, `/audit?limit=200&importId=${id}`);
    expect(trail.map(({ importRow }) => importRow).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      lines.map((_, n) => n + 2),
    );
    expect(await second.server.end('SIGTERM')).toBe(0);
  }, 180_000);

  it('goes on with the companies, the people and the rows below that it has not reached', async () => {
    const lines = Array.from({ length: ROWS / 4 }, (_, n) => {
      return `Project ${n};web;${buildPlainName(n % 30)} NV;BE;Person ${buildPlainName(n % 40)};p${n % 40}@killed.example`;
    });
    const parents = Array.from(
      { length: 30 },
      (_, n) => `Branch ${buildPlainName(900 + n)};BE;Group ${buildPlainName(900 + n)}`,
    );
    const groups = Array.from({ length: 30 }, (_, n) => `Group ${buildPlainName(900 + n)};BE;`);
    const first = await start();
    const headings = 'title;source.channel;company.name;company.country;contact.fullName;contact.email';
    const leads = (await upload(first.admin, { entity: 'leads', content: `${headings}\n${lines.join('\n')}\n` })).body;
    await first.admin.patch(`/imports/${leads.id}`, { createMissing: ['companies', 'contacts'] });
    const content = `name;country;parent.name\n${[...parents, ...groups].join('\n')}\n`;
    const companies = (await upload(first.admin, { entity: 'companies', content })).body;
    for (const { id } of [leads, companies]) await first.admin.post(`/imports/${id}/run`);
    await waitFor(first.admin, leads.id, ({ processedCount }) => processedCount > 5);
    await first.server.end('SIGKILL');

    const second = await start();
    for (const [{ id }, create] of [
      [leads, lines.length],
      [companies, 60],
    ] as const) {
      const view = await waitFor(second.admin, id, ({ status }) => status !== 'running');
      expect(view).toMatchObject({ status: 'done', counts: { create, error: 0, possible_duplicate: 0 } });
    }
    const { rows: people } = await walk(second.admin, '/contacts?limit=200&q=killed.example');
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(people).toHaveLength(40);
    const { rows: stored } = await walk(second.admin, '/companies?limit=200');
    expect(new Set(stored.map(({ name }) => name)).size).toBe(stored.length);
    const branches = stored.filter(({ name }) => String(name).startsWith('Branch '));
    expect(branches).toHaveLength(30);
    expect(branches.filter(({ parentId }) => parentId === null)).toEqual([]);
    expect(await second.server.end('SIGTERM')).toBe(0);
  }, 180_000);

  it('goes on with a check that creates nothing, and with an undo that takes each record back once', async () => {
    const lines = Array.from({ length: ROWS }, (_, n) => `${buildPlainName(5_000 + n)};BE;${buildKbo(5_000 + n)}`);
    const first = await start();
    const stored = await countCompanies(first.admin);
    const content = `Naam;Land;KBO-nummer\n${lines.join('\n')}\n`;
    const { id } = (await upload(first.admin, { entity: 'companies', content })).body;
    await first.admin.post(`/imports/${id}/dry-run`);
    await waitForRows(first.admin, id, 'checked');
    await first.server.end('SIGKILL');

    const second = await start();
    expect((await second.admin.get(`/imports/${id}`)).body.status).toBe('checking');
    expect(await countCompanies(second.admin)).toBe(stored);
    expect(await waitFor(second.admin, id, ({ status }) => status !== 'checking')).toMatchObject({
      status: 'checked',
      processedCount: ROWS,
      counts: { create: ROWS, update: 0, skip: 0, possible_duplicate: 0, error: 0 },
    });
    expect(await countCompanies(second.admin)).toBe(stored);
    await second.admin.post(`/imports/${id}/run`);
    await waitFor(second.admin, id, ({ status }) => status === 'done');
    expect(await countCompanies(second.admin)).toBe(stored + ROWS);
    await second.admin.post(`/imports/${id}/undo`);
    await waitForRows(second.admin, id, 'undone');
    await second.server.end('SIGKILL');

    const third = await start();
    expect((await third.admin.get(`/imports/${id}`)).body.status).toBe('undoing');
    const undone = await waitFor(third.admin, id, ({ status }) => status !== 'undoing');
    expect(undone).toMatchObject({ status: 'undone', processedCount: ROWS });
    expect(await countCompanies(third.admin)).toBe(stored);
    const { rows: trail } = await walk(third.admin, `/audit?limit=200&importId=${id}`);
    const acts = trail.map(({ importRow, action }) => `${String(importRow)} ${String(action)}`).toSorted();
    expect(acts).toEqual(lines.flatMap((_, n) => [`${n + 2} archived`, `${n + 2} created`]).toSorted());
    expect(await third.server.end('SIGTERM')).toBe(0);
  }, 180_000);
});
