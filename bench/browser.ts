import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a browser for tests may be; playwright-core brings none. */
const PATHS = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** The browser that tests can use; undefined where there is none. */
export const BROWSER_PATH = PATHS.find((path) => path !== undefined && existsSync(path));

/** Starts it without what a browser asks of the internet by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: BROWSER_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
