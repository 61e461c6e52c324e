import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { stretchForLoad } from '../support/machine-load.js';
import { useFolder } from '../support/folder.js';
import { walk } from '../support/walk.js';
import { upload } from './imports.given.js';
import { buildKbo, buildPlainName } from './untidy-names.given.js';

const PASSWORD = 'a password for tests';
/** Part of 50,000 rows; 1 stops an import of all of them. */
const ROWS = 50_000 * Number(process.env['IMPORT_SCALE'] ?? 0.01);
const MEGABYTE = 1024 * 1024;
/** The checked and imported rows may not stay in memory. All of the file would need several times as much. */
const MAX_GROWTH_BYTES = 200 * MEGABYTE;
const LONG_MS = 180_000 + ROWS * 10;

const folder = useFolder();

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

/** Waits until some rows have come so far. The progress of an import is stored only every second. */
async function waitForRows(admin: Caller, id: string, phase: string): Promise<void> {
  while ((await admin.get(`/imports/${id}/rows?phase=${phase}&limit=20`)).body.items.length < 20) await pause(20);
}

/** Stops an import, and returns it with the milliseconds that this took. */
async function stop(admin: Caller, id: string) {
  const began = performance.now();
  const { body } = await admin.post(`/imports/${id}/stop`);
  return { body, took: performance.now() - began };
}

async function readResidentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

describe(`An import of ${ROWS} rows`, () => {
  it(
    'is stopped within a second, during its check and its run, and stays so when the server is killed',
    async () => {
      const lines = Array.from({ length: ROWS }, (_, n) => `${buildPlainName(n)};BE;${buildKbo(n)}`);
      const first = await start();
      const content = `Naam;Land;KBO-nummer\n${lines.join('\n')}\n`;
      const { id } = (await upload(first.admin, { entity: 'companies', content })).body;
      const before = await readResidentBytes(first.server.child.pid!);

      await first.admin.post(`/imports/${id}/dry-run`);
      await waitForRows(first.admin, id, 'checked');
      const checked = await stop(first.admin, id);
      expect(checked.body).toMatchObject({ status: 'uploaded', processedCount: 0 });

      await first.admin.post(`/imports/${id}/run`);
      await waitForRows(first.admin, id, 'done');
      const stopped = await stop(first.admin, id);
      expect(stopped.body.status).toBe('stopped');
      const done = stopped.body.processedCount as number;
      expect(done).toBeLessThan(ROWS);
      expect(Math.max(checked.took, stopped.took)).toBeLessThan(stretchForLoad(1_000));
      expect((await readResidentBytes(first.server.child.pid!)) - before).toBeLessThan(MAX_GROWTH_BYTES);
      await first.server.end('SIGKILL');

      const second = await start();
      const { admin } = second;
      const listCompanies = async () => (await walk(admin, '/companies?limit=200')).rows.map(({ name }) => name);
      expect((await admin.get(`/imports/${id}`)).body).toMatchObject({ status: 'stopped', processedCount: done });
      expect(await listCompanies()).toHaveLength(done);
      if (ROWS <= 1_000) {
        await admin.post(`/imports/${id}/run`);
        while ((await admin.get(`/imports/${id}`)).body.status !== 'done') await pause(20);
        const names = await listCompanies();
        expect([names.length, new Set(names).size]).toEqual([ROWS, ROWS]);
      }
      expect(await second.server.end('SIGTERM')).toBe(0);
    },
    LONG_MS,
  );
});
