import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type DatabaseFolder, writeOwned } from './database-folder.store.js';

/**
 * Lowest and highest port. They are below the ranges from which systems take ports for outgoing connections, so that
 * these do not block them.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/**
 * Returns the port of the last start if it is still free, so that stored connection strings stay valid; otherwise a
 * free port.
 */
export async function choosePort(folder: DatabaseFolder): Promise<number> {
  const kept = Number(await readFile(join(folder.home, 'port'), 'utf8').catch(() => ''));
  if (kept > 0 && (await isFree(kept))) return kept;
  return findFreePort();
}

/** Finds a port of 127.0.0.1 on which nobody listens at the moment. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

/** Stores the port for the next start. */
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
