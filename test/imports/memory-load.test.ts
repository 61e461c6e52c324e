import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { upload } from './imports.given.js';
import { buildKbo, buildPlainName } from './untidy-names.given.js';

const PASSWORD = 'a password for tests';
/** Part of 50,000 rows; 1 imports all of them. */
const SCALE = Number(process.env['IMPORT_SCALE'] ?? 0.01);
const ROWS = 50_000 * SCALE;
const MEGABYTE = 1024 * 1024;
const MAX_GROWTH_BYTES = 200 * MEGABYTE;
const LONG_MS = 180_000 + ROWS * 150;

const folder = useFolder();

async function readResidentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

describe(`An import of ${ROWS} rows`, () => {
  it(
    'is checked and run to its end in constant memory',
    async () => {
      const server = await startProcess({
        DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'silent',
        ADMIN_EMAIL: 'admin@locate.test',
        ADMIN_PASSWORD: PASSWORD,
      });
      const login = { email: 'admin@locate.test', password: PASSWORD };
      const signedIn = await new Caller(server.url, null).post('/auth/login', login);
      let authorization = `Bearer ${signedIn.body.accessToken}`;
      const lines = Array.from({ length: ROWS }, (_, n) => `${buildPlainName(n)};BE;${buildKbo(n)}`);
      const content = `Naam;Land;KBO-nummer\n${lines.join('\n')}\n`;
      const { id } = (await upload(new Caller(server.url, null, { authorization }), { entity: 'companies', content }))
        .body;
      const pid = server.child.pid!;
      const before = await readResidentBytes(pid);
      let peak = before;
      for (const [route, end] of [
        ['dry-run', 'checked'],
        ['run', 'done'],
      ] as const) {
        const began = performance.now();
        await new Caller(server.url, null, { authorization }).post(`/imports/${id}/${route}`);
        for (;;) {
          peak = Math.max(peak, await readResidentBytes(pid));
          const { status, body } = await new Caller(server.url, null, { authorization }).get(`/imports/${id}`);
          if (status === 401) {
            // The check of all rows lasts longer than an access token.
            const { body: again } = await new Caller(server.url, null).post('/auth/login', login);
            authorization = `Bearer ${again.accessToken}`;
          } else if (body.status === end) {
            expect(body.processedCount).toBe(ROWS);
            break;
          }
          await pause(250);
        }
        if (process.env['IMPORT_SCALE'] !== undefined) {
          const figures = { until: end, seconds: Math.round((performance.now() - began) / 1_000) };
          const growth = Math.round((peak - before) / MEGABYTE);
          process.stderr.write(`${JSON.stringify({ ...figures, beforeMegabytes: before / MEGABYTE, growth })}\n`);
        }
      }
      expect(peak - before).toBeLessThan(MAX_GROWTH_BYTES);
      expect(await server.end('SIGTERM')).toBe(0);
    },
    LONG_MS,
  );
});
