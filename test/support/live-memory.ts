import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../server/process.js';

/** Returns a script that Node runs before the server. On SIGUSR2 it collects garbage, and stores how many bytes are left. */
export function buildMemoryPreload(path: string): string {
  return `
    import { renameSync, writeFileSync } from 'node:fs';
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc');
    const path = ${JSON.stringify(path)};
    process.on('SIGUSR2', () => {
      collectGarbage();
      // Finalisers run after the first collection, and leave garbage for a second one.
      setImmediate(() => {
        collectGarbage();
        const { heapUsed, external } = process.memoryUsage();
        writeFileSync(path + '.new', String(heapUsed + external));
        renameSync(path + '.new', path);
      });
    });`;
}

/**
 * Returns the bytes that a server with this script needs once garbage is collected. Its resident memory says less, because
 * V8 collects garbage when it likes, and keeps what it has got from the system.
 */
export async function readLiveBytes({ child }: ServerProcess, path: string): Promise<number> {
  await rm(path, { force: true });
  child.kill('SIGUSR2');
  for (;;) {
    const stored = await readFile(path, 'utf8').catch(() => null);
    if (stored !== null) return Number(stored);
    await pause(10);
  }
}
