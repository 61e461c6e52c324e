import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a browser may be; playwright-core brings none. */
const PATHS = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** The browser that the bench and the tests can use; undefined where there is none. */
export const BROWSER_PATH = PATHS.find((path) => path !== undefined && existsSync(path));

/** Starts the browser without what it asks of the internet by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: BROWSER_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
