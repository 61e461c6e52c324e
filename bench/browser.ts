import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Possible paths of a browser, because playwright-core contains none. */
const PATHS = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** The path of the browser for the benchmark and the tests; undefined if there is none. */
export const BROWSER_PATH = PATHS.find((path) => path !== undefined && existsSync(path));

/** Starts the browser without its own requests to the internet, with additional arguments. */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const { CHROMIUM_LIBRARIES, ...env } = process.env as Record<string, string>;
  return chromium.launch({
    executablePath: BROWSER_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--process-per-site', ...args],
    // The browser of the package brings its libraries with it.
    env: CHROMIUM_LIBRARIES === undefined ? env : { ...env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES },
  });
}
