import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type DatabaseFolder, writeOwned } from './embedded.folder.js';

/** Below the ranges from which systems take ports for outgoing connections, so that none of these is in the way. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** The port of the last start, when it is still free, so that stored connection strings keep working; or a free one. */
export async function choosePort(folder: DatabaseFolder): Promise<number> {
  const kept = Number(await readFile(join(folder.home, 'port'), 'utf8').catch(() => ''));
  if (kept > 0 && (await isFree(kept))) return kept;
  return freePort();
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

/** Keeps the port for the next start. */
export async function keepPort(folder: DatabaseFolder, port: number): Promise<void> {
  const file = join(folder.home, 'port');
  if ((await readFile(file, 'utf8').catch(() => '')) !== String(port)) await writeOwned(folder, file, String(port));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
