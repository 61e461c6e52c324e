import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBrowser } from '../../bench/packaged-browser.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-server.runner.js';
import { findLockHolder, isRunning, readLock } from '../../src/database/embedded/postmaster-lock.reader.js';
import { findOutdatedBuilds } from './outdated-builds.js';

/** Folders of test servers; the number is the process of the test run. */
const FOLDER = /^locate-test-(\d+)-/;

/**
 * Starts one PostgreSQL for all test files, in a folder of its own, and puts its address in `TEST_POSTGRES_URL`.
 * `postgres.global-teardown.ts` stops it.
 */
export default async function startTestPostgres(): Promise<void> {
  const stale = findOutdatedBuilds(process.cwd());
  if (stale.length > 0) throw new Error(`Run npm run build first: ${stale.join(', ')} changed since.`);
  const coverage = join(process.cwd(), 'coverage');
  await mkdir(coverage, { recursive: true });
  process.env['ROUTE_COVERAGE'] = join(coverage, 'routes.log');
  await rm(process.env['ROUTE_COVERAGE'], { force: true });
  await removeLeftovers();
  await provideBrowser();

  const dataDir = await mkdtemp(join(tmpdir(), `locate-test-${process.pid}-`));
  // As root the server runs as another account, who must pass through this folder.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir,
    // Without autovacuum, statistics change only when a test analyses a table, so plans are reproducible.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
  });
  process.env.TEST_POSTGRES_URL = server.url;
  process.env.TEST_POSTGRES_CLUSTER = join(dataDir, 'postgres', 'cluster');
  Object.assign(globalThis, {
    stopTestPostgres: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  });
}

/** Removes the servers and folders of killed test runs. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = FOLDER.exec(name)?.[1];
    if (owner === undefined || (await isRunning(Number(owner)))) continue;
    const folder = join(tmpdir(), name);
    try {
      const cluster = join(folder, 'postgres', 'cluster');
      const lock = await readLock(cluster);
      if (lock && (await findLockHolder(lock, cluster)) === 'server') {
        process.kill(lock.pid, 'SIGQUIT');
        while (await isRunning(lock.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await rm(folder, { recursive: true, force: true });
    } catch {
      // The folder belongs to another user.
    }
  }
}
