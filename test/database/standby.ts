import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findNativePackage, prepareBinaries } from '../../src/database/embedded/server-binaries.store.js';
import { ADMIN_ROLE, readCredentials } from '../../src/database/embedded/database-cluster.store.js';
import { openFolder, writeOwned } from '../../src/database/embedded/database-folder.store.js';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import { launchPostmaster } from '../../src/database/embedded/postmaster.runner.js';

/** A streaming replica of a server, and a superuser's connection to it. */
export interface Standby {
  url: string;
  admin: pg.Client;
  stop(): Promise<void>;
}

/** Copies the cluster of a server that stands still; the copy is to follow the original once that runs again. */
export async function copyCluster(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

/** Starts the copy as a replica of the server at `primary`. */
export async function startStandby(
  dataDir: string,
  primary: string,
  settings: Record<string, string>,
): Promise<Standby> {
  const folder = await openFolder(dataDir);
  const { admin: password } = await readCredentials(folder);
  const { port: primaryPort, pathname } = new URL(primary);
  await writeOwned(folder, join(folder.cluster, 'standby.signal'), '');
  await appendFile(
    join(folder.cluster, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${primaryPort} user=${ADMIN_ROLE} password=${password}'\n`,
  );
  const native = await prepareBinaries(await findNativePackage(), folder, () => undefined);
  const port = await findFreePort();
  const postmaster = await launchPostmaster({ folder, native, port, settings });
  const admin = await connected(`postgres://${ADMIN_ROLE}:${password}@127.0.0.1:${port}${pathname}`, async () => {
    if (postmaster.findEndReason()) throw new Error(`${postmaster.findEndReason()}: ${await postmaster.readLog()}`);
  });
  const url = new URL(primary);
  url.port = String(port);
  return {
    url: url.href,
    admin,
    stop: async () => {
      await admin.end();
      postmaster.kill('SIGINT');
      while (!postmaster.findEndReason()) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}

/** A connection to a server that is still starting. */
async function connected(url: string, look: () => Promise<void>): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
