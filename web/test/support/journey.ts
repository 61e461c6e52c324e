import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { BROWSER_PATH, launchBrowser } from '../../../bench/browser.js';
import { PASSWORD, startApi, type TestApi, type TestApiOptions } from '../../../test/support/api.js';
import { Make } from '../../../test/support/make.js';
import { stretchForLoad } from '../../../test/support/machine-load.js';
import { type Account, type BrowserOptions, BrowserProfiles } from './browser-profiles.js';
import { followRequests, waitForAnimations } from './settle.js';

/** Where there is no browser, Jest reports these tests as skipped. */
export const describeInBrowser = BROWSER_PATH ? describe : describe.skip;

/** How long a page waits for an element or an answer before a test fails. */
const MAX_WAIT_MS = 30_000;

/** The users whom every test API has, by role. */
const EMAILS = {
  admin: 'admin.1@locate.test',
  manager: 'manager.2@locate.test',
  bdm: 'bdm.3@locate.test',
  viewer: 'viewer.4@locate.test',
} as const;

/**
 * Tells the browser how to run scripts. The page of a test is gone before optimised code has paid for its compilation, and threads that
 * collect its garbage take the processors from the other tests.
 */
const SCRIPT_FLAGS = '--js-flags=--no-opt --no-maglev --single-threaded --min-semi-space-size=32';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The application in a browser, on a real server and a database of its own. */
export class Journey {
  readonly api = {} as TestApi;
  /** Errors that the pages have reported. */
  private readonly errors: string[] = [];
  /** The pages that the test has opened. */
  private pages: Page[] = [];
  private browser!: Browser;
  private profiles!: BrowserProfiles;

  async start(options: TestApiOptions, browserArguments: readonly string[]): Promise<void> {
    const [api, browser] = await Promise.all([startApi(options), launchBrowser([SCRIPT_FLAGS, ...browserArguments])]);
    Object.assign(this.api, api);
    // Most journeys are about fields that nobody has filled in. A journey of its own shows that they are hidden at first.
    for (const user of [api.admin, api.manager, api.bdm, api.viewer])
      await user.patch('/me/preferences', { ui: { showEmptyFields: true } });
    this.browser = browser;
    this.profiles = new BrowserProfiles(browser, api.url);
  }

  beginTest(): void {
    // A page that was opened before stays open for all tests of its group.
    this.pages = [];
  }

  async endTest(): Promise<void> {
    for (const page of this.pages) await page.close();
    expect(this.errors.splice(0)).toEqual([]);
  }

  /** Opens a page in a browser profile of its own, as another person would. */
  async open(path: string, options: BrowserOptions = {}): Promise<Page> {
    return this.openIn(await this.browser.newContext(this.addDefaults(options)), path);
  }

  /** Opens a page as a user with a role who is signed in. */
  openAs(role: keyof typeof EMAILS, path: string, options: BrowserOptions = {}): Promise<Page> {
    return this.openFor({ email: EMAILS[role], password: PASSWORD }, path, options);
  }

  /** Opens a page as a user who is signed in. Within a test, the pages of a user are tabs of one browser profile. */
  async openFor(account: Account, path: string, options: BrowserOptions = {}): Promise<Page> {
    return this.openIn(await this.profiles.prepare(account, this.addDefaults(options)), path);
  }

  /** Prepares the first tab of a user who is signed in. It costs less than a new one, and a profile has only one. */
  async prepareFirstTabFor(account: Account, options: BrowserOptions = {}): Promise<Page> {
    const page = await this.profiles.prepareFirstTab(account, this.addDefaults(options));
    page.removeAllListeners('pageerror').removeAllListeners('console');
    this.watch(page);
    return page;
  }

  private addDefaults(options: BrowserOptions): BrowserOptions {
    // Dialogs and lists appear at once, as for users who have asked their system for less motion.
    return { baseURL: this.api.url, locale: 'en-GB', reducedMotion: 'reduce', ...options };
  }

  /** Opens a page in a browser profile, as a tab beside others. */
  async openIn(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    this.pages.push(page);
    this.watch(page);
    await page.goto(path);
    return page;
  }

  private watch(page: Page): void {
    page.setDefaultTimeout(stretchForLoad(MAX_WAIT_MS));
    followRequests(page);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) this.errors.push(message.text());
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.api.close();
  }
}

/**
 * Starts the application and a browser before the tests of a group, and closes them after it. At the end of each test its pages
 * are closed, and must have reported no error.
 */
export function useJourney(
  getOptions: () => TestApiOptions = () => ({}),
  browserArguments: readonly string[] = [],
): { journey: Journey; make: Make } {
  const journey = new Journey();
  beforeAll(() => journey.start(getOptions(), browserArguments), 120_000);
  beforeEach(() => journey.beginTest());
  afterEach(() => journey.endTest());
  afterAll(() => journey.close());
  return { journey, make: new Make(journey.api) };
}

/** Fills the form of the sign-in page and waits until it is gone. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Returns the e-mail address of the user with a role. */
export function getEmail(role: keyof typeof EMAILS): string {
  return EMAILS[role];
}

/** Waits until nothing moves, and returns the findings of axe on the page. */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  await waitForAnimations(page);
  return runAxe(page);
}

/** Returns the findings of axe on the page, in lines that name the rule and the element. */
export async function runAxe(page: Page): Promise<string[]> {
  // The browser compiles a script only once, but everything anew that Playwright evaluates.
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: AXE });
  await client.detach();
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } };
    interface AxeViolation {
      id: string;
      nodes: { target: unknown; failureSummary: string }[];
    }
    // Axe would describe all elements that pass too, and read the styles again for a rule about videos.
    const { violations } = await axe.run({ resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
    );
  });
}

/** Waits until the page shows a text. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** Waits until the page shows a heading. */
export async function expectHeading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).first().waitFor();
}

/** Waits until the page no longer shows a text. */
export async function expectNoText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ state: 'hidden' });
}

/** Collects the paths of the requests that the page sends to the API from now on, except for those of live updates. */
export function recordRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // A page whose live updates are held back asks for them again and again, and reads the session when they begin.
    const isLive = ['/api/v1/live-updates', '/api/v1/sessions/current'].includes(pathname);
    if (pathname.startsWith('/api/v1/') && !isLive) paths.push(pathname);
  });
  return paths;
}

/** Collects the writes that the page sends to the API from now on, as `POST /leads`. */
export function recordWrites(page: Page): string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    const [, path] = new URL(request.url()).pathname.split('/api/v1');
    if (path !== undefined && request.method() !== 'GET') writes.push(`${request.method()} ${path}`);
  });
  return writes;
}

/** Holds back the writes to a path of the API. Returns a function that lets them go. */
export function holdWrites(page: Page, path: string): Promise<() => void> {
  return holdRequests(page, `**/api/v1${path}`, (method) => method !== 'GET');
}

/** Holds back the reads of a path of the API. Returns a function that lets them go. */
export function holdReads(page: Page, path: string): Promise<() => void> {
  return holdRequests(page, `**/api/v1${path}`, (method) => method === 'GET');
}

/** Holds back the requests to an address. Returns a function that lets them go. */
export async function holdRequests(
  page: Page,
  address: string | RegExp,
  isHeld: (method: string) => boolean = () => true,
): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (isHeld(route.request().method())) await promise;
    await route.fallback();
  });
  return resolve;
}

/** Chooses an option of a list. */
export async function choose(page: Page, list: Locator, option: string | RegExp, search?: string): Promise<void> {
  await list.click();
  if (search !== undefined) await page.keyboard.type(search);
  await page.getByRole('option', { name: option }).click();
}

/** Presses Tab until the focus is on an element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  await target.first().waitFor({ state: 'attached' });
  // A dialog takes the focus from the element that opened it a moment later.
  await page.waitForFunction(() => {
    const active = document.activeElement ?? document.body;
    const dialog = document.querySelector('[aria-modal="true"]');
    return !dialog || active === document.body || active.closest('[aria-modal="true"]') !== null;
  });
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    // In a dialog, Mantine looks in a timer where Tab has led from a date, and would take a second Tab for a wrong way.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    if (await focused.count()) return;
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}

/** Waits until the focus is on an element. */
export async function expectFocus(page: Page, target: Locator): Promise<void> {
  await target.and(page.locator(':focus')).waitFor();
}

/** Collects the texts of all responses of the API that the page gets from now on. */
export async function recordResponses(page: Page): Promise<string[]> {
  const texts: string[] = [];
  // The stream of live updates never ends.
  await page.route(/\/api\/(?!v1\/live-updates)/, async (route) => {
    const response = await route.fetch();
    texts.push(await response.text());
    await route.fulfill({ response });
  });
  return texts;
}

/** Changes what the page reads from a path of the API from now on. */
export async function changeResponses(
  page: Page,
  path: string,
  change: (body: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const isMeant = (url: URL) => url.pathname === `/api/v1${path}` && !url.searchParams.has('cursor');
  await page.route(isMeant, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: change(body) });
  });
}

/** Tells how many pictures the page has that only a script or a tag in a name could have brought. */
export function countForeignPictures(page: Page): Promise<number> {
  return page.locator('img[src="x"]').count();
}

/** Returns by how many pixels a page is wider than the window, so that it would scroll sideways. */
export function readOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
