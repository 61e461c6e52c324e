import { existsSync, statfsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Possible paths of a browser, because playwright-core contains none. */
const PATHS = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** The path of the browser for the benchmark and the tests; undefined if there is none. */
export const BROWSER_PATH = PATHS.find((path) => path !== undefined && existsSync(path));

/** The folder of shared memory on Linux. */
const SHARED_MEMORY = '/dev/shm';
/** Bytes of shared memory that are plenty for the browsers of all tests. A container often has only 64 MB. */
const PLENTY = 2 ** 30;

/** Starts the browser without its own requests to the internet, with additional arguments. */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const { CHROMIUM_LIBRARIES, ...env } = process.env as Record<string, string>;
  return chromium.launch({
    executablePath: BROWSER_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--process-per-site', ...args],
    // Playwright keeps shared memory in files on the disk, where a page costs a tenth more of processor time.
    ignoreDefaultArgs: hasSharedMemory() ? ['--disable-dev-shm-usage'] : [],
    // The browser of the package brings its libraries with it.
    env: CHROMIUM_LIBRARIES === undefined ? env : { ...env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES },
  });
}

function hasSharedMemory(): boolean {
  if (!existsSync(SHARED_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  return bavail * bsize >= PLENTY;
}
