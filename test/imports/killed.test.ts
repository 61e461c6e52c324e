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

describe('A server that is killed in the middle of an import', () => {
  it('goes on after its start, and imports each row once', async () => {
    const lines = Array.from({ length: ROWS }, (_, n) => `${buildPlainName(n)};BE;${buildKbo(n)}`);
    const first = await start();
    const content = `Naam;Land;KBO-nummer\n${lines.join('\n')}\n`;
    const { id } = (await upload(first.admin, { entity: 'companies', content })).body;
    await first.admin.post(`/imports/${id}/run`);
    const countStored = async (admin: Caller) =>
      (await admin.get('/companies?limit=1&count=true')).body.count as number;
    while ((await countStored(first.admin)) < 20) await pause(5);
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
});
