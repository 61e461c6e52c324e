import type { Browser, BrowserContext, Page } from 'playwright-core';

export type BrowserOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

export interface Account {
  email: string;
  password: string;
}

/** A file of the application that runs no script. */
const EMPTY_PATH = '/favicon.svg';

interface Profile {
  context: BrowserContext;
  /** Stays open, because the browser starts a new process for a profile without pages. */
  first: Page;
  /** The test that uses the profile: null before its first use, and undefined outside of tests. */
  test: string | undefined | null;
}

/**
 * Browser profiles of users who are signed in, one for each user and each kind of browser. A test finds nothing in them
 * that an earlier test left, except for the files of the application that the browser has kept: loading them anew for
 * every test takes most of its time.
 */
export class BrowserProfiles {
  private readonly profiles = new Map<string, Profile>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** Returns the profile of a user. Within a test, it is always the same. */
  async prepare(account: Account, options: BrowserOptions): Promise<BrowserContext> {
    const key = JSON.stringify([account.email, options]);
    const test = expect.getState().currentTestName;
    const profile = this.profiles.get(key) ?? (await this.create(key, options));
    if (profile.test === test) return profile.context;
    profile.test = test;
    await this.clear(profile);
    await this.signIn(profile.context, account);
    return profile.context;
  }

  /** Returns the first tab of a user's profile. It has kept the compiled files, which a new tab loads and compiles again. */
  async prepareFirstTab(account: Account, options: BrowserOptions): Promise<Page> {
    return (await this.prepare(account, options)).pages()[0]!;
  }

  private async create(key: string, options: BrowserOptions): Promise<Profile> {
    const context = await this.browser.newContext(options);
    const first = await context.newPage();
    await first.goto(EMPTY_PATH);
    const profile: Profile = { context, first, test: null };
    this.profiles.set(key, profile);
    context.once('close', () => this.profiles.delete(key));
    return profile;
  }

  private async clear({ context, first }: Profile): Promise<void> {
    for (const page of context.pages()) if (page !== first) await page.close();
    await context.setOffline(false);
    await this.reset(first);
    await context.clearCookies();
    const client = await context.newCDPSession(first);
    await client.send('Storage.clearDataForOrigin', { origin: this.url, storageTypes: 'local_storage,indexeddb' });
    await client.detach();
  }

  /** Leaves the screen that a tab shows, because that could still store a draft, and undoes what a test did to the tab. */
  private async reset(page: Page): Promise<void> {
    if (new URL(page.url()).pathname === EMPTY_PATH) return;
    await page.unrouteAll();
    await page.goto(EMPTY_PATH);
    await page.mouse.move(0, 0);
    await page.evaluate(() => sessionStorage.clear());
  }

  private async signIn(context: BrowserContext, account: Account): Promise<void> {
    const answer = await context.request.post('/api/v1/sessions', {
      // As a browser sends it, also where the settings name another address of the application.
      headers: { 'X-Locate-Client': 'web', 'sec-fetch-site': 'same-origin' },
      data: account,
    });
    expect(answer.status()).toBe(201);
  }
}
