import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { buildMemoryPreload, readLiveBytes } from '../support/live-memory.js';
import { upload } from './imports.given.js';
import { buildKbo, buildPlainName, buildWord } from './untidy-names.given.js';

const PASSWORD = 'a password for tests';
/** Part of 50,000 rows; 1 imports all of them. */
const SCALE = Number(process.env['IMPORT_SCALE'] ?? 0.02);
const ROWS = 50_000 * SCALE;
/** Characters of the longest cell of a row. They let even few rows need much memory, within the largest file that is taken. */
const NOTES = Math.min(10_000, 80_000_000 / ROWS);
/** Memory that does not depend on the rows grows by less while code is compiled, and the rows of a batch need less. */
const MAX_GROWTH_BYTES = (ROWS * NOTES) / 2;
/** The process takes at most so many bytes more from the system than before the import, garbage included. */
const MAX_RESIDENT_GROWTH_BYTES = 200 * 1024 * 1024;
const LONG_MS = 180_000 + ROWS * 200;

const folder = useFolder();

/** Returns the line of a company. No two lines have the same notes. */
function buildLine(n: number): string {
  const word = `${buildWord(n)} `;
  return `${buildPlainName(n)};BE;${buildKbo(n)};${word.repeat(NOTES / word.length).trim()}`;
}

async function readResidentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

describe(`An import of ${ROWS} rows`, () => {
  it(
    'needs no more memory for the last rows than for the first tenth of them, in its check and in its run',
    async () => {
      const path = join(folder, 'live-bytes');
      const server = await startProcess(
        {
          DATA_DIR: join(folder, 'data'),
          LOG_LEVEL: 'silent',
          ADMIN_EMAIL: 'admin@locate.test',
          ADMIN_PASSWORD: PASSWORD,
        },
        buildMemoryPreload(path),
      );
      const login = { email: 'admin@locate.test', password: PASSWORD };
      const signIn = async () => {
        const { body } = await new Caller(server.url, null).post('/auth/login', login);
        return new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
      };
      let admin = await signIn();
      const lines = Array.from({ length: ROWS }, (_, n) => buildLine(n));
      const content = `Naam;Land;KBO-nummer;Notities\n${lines.join('\n')}\n`;
      const { id } = (await upload(admin, { entity: 'companies', content })).body;
      const mapping = ['name', 'country', 'identifiers.KBO', 'notes'].map((field, index) => {
        return { column: ['Naam', 'Land', 'KBO-nummer', 'Notities'][index], field };
      });
      expect((await admin.patch(`/imports/${id}`, { mapping })).status).toBe(200);
      const growth: Record<string, number> = {};
      const before = await readResidentBytes(server.child.pid!);
      let peak = before;
      for (const [route, end] of [
        ['dry-run', 'checked'],
        ['run', 'done'],
      ] as const) {
        const began = performance.now();
        const live: number[] = [];
        await admin.post(`/imports/${id}/${route}`);
        for (let isDone = false; !isDone; await pause(100)) {
          peak = Math.max(peak, await readResidentBytes(server.child.pid!));
          const { status, body } = await admin.get(`/imports/${id}`);
          // The check of all rows lasts longer than an access token.
          if (status === 401) admin = await signIn();
          isDone = body.status === end;
          if (isDone) expect([body.processedCount, body.counts.create]).toEqual([ROWS, ROWS]);
          // Each tenth is measured once, and the end once more, when no row is being processed.
          const isDue = body.processedCount >= ((live.length + 1) * ROWS) / 10;
          if (isDue || isDone) live.push(await readLiveBytes(server, path));
        }
        const seconds = Math.round((performance.now() - began) / 1_000);
        if (process.env['IMPORT_SCALE'] !== undefined) {
          process.stderr.write(`${JSON.stringify({ until: end, seconds, live, resident: peak - before })}\n`);
        }
        expect(live.length).toBeGreaterThan(1);
        const [first, ...later] = live as [number, ...number[]];
        growth[end] = Math.max(...later) - first;
      }
      expect(await server.end('SIGTERM')).toBe(0);
      expect(peak - before).toBeLessThan(MAX_RESIDENT_GROWTH_BYTES);
      for (const bytes of Object.values(growth)) expect(bytes).toBeLessThan(MAX_GROWTH_BYTES);
    },
    LONG_MS,
  );
});
