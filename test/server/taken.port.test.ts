import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
