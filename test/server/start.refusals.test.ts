import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase } from '../support/database.js';
import { runToEnd } from './process.js';

describe('A start on a port that is taken', () => {
  it('is refused at once, before the database is made, and names the setting', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const folder = await mkdtemp(join(tmpdir(), 'locate-port-'));
    try {
      const dataDir = join(folder, 'data');
      const { code, output } = await runToEnd({
        PORT: String((other.address() as AddressInfo).port),
        DATA_DIR: dataDir,
      });
      expect([code, output]).toEqual([1, expect.stringContaining('PORT cannot be used')]);
      expect(existsSync(dataDir)).toBe(false);
    } finally {
      other.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('A start without the built web application', () => {
  it('ends with an error that says what to run, before the database is made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'locate-web-'));
    try {
      const dataDir = join(folder, 'data');
      const preload = `
        import fs from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        const { existsSync } = fs;
        fs.existsSync = (path) => !String(path).endsWith('web/dist/index.html') && existsSync(path);
        syncBuiltinESMExports();`;
      const { code, output } = await runToEnd({ DATA_DIR: dataDir }, { preload });
      expect([code, output]).toEqual([1, expect.stringContaining('run npm run build')]);
      expect(existsSync(dataDir)).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('The settings in .env', () => {
  it('are read, and a variable of the environment comes before them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'locate-env-'));
    try {
      await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\nDATABASE_POOL_SIZE=many\n');
      const { code, output } = await runToEnd({ LOG_LEVEL: 'error' }, { cwd: folder });
      expect([code, output]).toEqual([1, expect.stringContaining('DATABASE_POOL_SIZE')]);
      expect(output).not.toContain('LOG_LEVEL');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('The first administrator', () => {
  it.each([
    ['admin@locate.test', 'Administrator1'],
    ['admin@locate.example', 'limburg-demo-2026'],
  ])(
    'must not have a password that is easily guessed: %s is refused at the start with %s',
    async (email, password) => {
      const database = await createEmptyDatabase();
      try {
        const { code, output } = await runToEnd({
          DATABASE_URL: database.url,
          ADMIN_EMAIL: email,
          ADMIN_PASSWORD: password,
        });
        expect([code, output]).toEqual([1, expect.stringContaining('  - ADMIN_PASSWORD')]);
      } finally {
        await database.drop();
      }
    },
    120_000,
  );
});
