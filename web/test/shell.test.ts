import {
  describeInBrowser,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import type { Page } from 'playwright-core';
import { settle, waitForPatch } from './support/settle.js';
import { PASSWORD } from '../../test/support/api.js';

describeInBrowser('The frame of the application', () => {
  const { journey } = useJourney();

  /** Waits until the address has these filters and no others. */
  const expectFilters = (page: Page, path: string, filters: Record<string, string>) => {
    const write = (entries: [string, string][]) => entries.map((entry) => entry.join(' = ')).toSorted();
    return page.waitForURL(
      ({ pathname, searchParams }) =>
        pathname === path && write([...searchParams]).join() === write(Object.entries(filters)).join(),
    );
  };

  it('asks to sign in again when the session has ended, and keeps the screen', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    const search = page.getByLabel('Search in references, titles and companies');
    await search.waitFor();
    await page.context().clearCookies();
    await search.fill('led');
    await expectText(page, 'Your session has ended');
    await page.getByLabel(/^Password/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expectNoText(page, 'Your session has ended');
    expect(await search.inputValue()).toBe('led');
  });

  it('says that the user is offline, and goes on by itself afterwards', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    const search = page.getByLabel('Search in references, titles and companies');
    await search.waitFor();
    await page.context().setOffline(true);
    await search.fill('lamp');
    await expectText(page, 'You are offline.');
    await page.context().setOffline(false);
    await expectNoText(page, 'You are offline.');
  });

  it('stays where it is when a part of it cannot be loaded without the server', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    await expectHeading(page, 'Pipeline');
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError', { cancelable: true })));
    await page.getByLabel('Search in references, titles and companies').fill('lamp');
    await expectText(page, 'You are offline.');
    await expectHeading(page, 'Pipeline');
    expect(await page.getByLabel('Search in references, titles and companies').inputValue()).toBe('lamp');
  });

  it('remembers the language and the theme of the user on every device', async () => {
    const page = await journey.openAs('manager', '/pipeline');
    await page.getByRole('button', { name: /^Account of/ }).click();
    const languageStored = waitForPatch(page);
    await page.getByText('Nederlands').click();
    await expectHeading(page, 'Pijplijn');
    await languageStored;
    const themeStored = waitForPatch(page);
    await page.getByText('Donker').click();
    await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
    await themeStored;
    const other = await journey.openAs('manager', '/pipeline');
    await expectHeading(other, 'Pijplijn');
    await other.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
  });

  it('ends the session on the server at sign-out', async () => {
    const page = await journey.openAs('viewer', '/pipeline');
    const [cookie] = await page.context().cookies();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    const response = await fetch(`${journey.api.url}/api/v1/sessions`, {
      headers: { cookie: `${cookie!.name}=${cookie!.value}` },
    });
    expect(response.status).toBe(401);
  });

  it('tells that a new version is there, when the tab is opened again', async () => {
    const page = await journey.openAs('viewer', '/pipeline');
    await expectHeading(page, 'Pipeline');
    await page.clock.install();
    const openAgain = async () => {
      await page.clock.fastForward(11 * 60_000);
      const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/');
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return (await answer).text();
    };
    expect(await openAgain()).toMatch(/\/assets\/index-[\w-]+\.js/);
    await page.route('**/', (route) => route.fulfill({ body: '<script src="/assets/index-newer.js"></script>' }));
    expect(await page.getByText('A new version of the application is available.').count()).toBe(0);
    await openAgain();
    await expectText(page, 'A new version of the application is available.');
  });

  it('names the tab of the browser after the page', async () => {
    // The manager has chosen Dutch above.
    const page = await journey.openAs('admin', '/my-day');
    for (const [section, heading] of [
      ['Pipeline', 'Pipeline'],
      ['Figures', 'Dashboard'],
      ['Set-up', 'Connections'],
    ]) {
      await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: section! }).click();
      await expectHeading(page, heading!);
      await page.waitForFunction((title) => document.title === title, `${heading} · Locate CRM`);
    }
    await page.goto('/no/such/page');
    await expectHeading(page, 'There is no such page');
    expect(await page.title()).toBe('There is no such page · Locate CRM');
    await page.close();
  });

  it('keeps the filters of leads between the board and the table, and offers no set-up to those who sell', async () => {
    // A link from the time when the board had names of its own.
    const page = await journey.openAs('bdm', '/pipeline?country=CN&q=led&stale=true');
    const board = { 'company.country': 'CN', q: 'led', 'staleSince.isNull': 'false' };
    await expectFilters(page, '/pipeline', board);
    const tableStored = waitForPatch(page);
    await page.getByRole('link', { name: 'Table' }).click();
    await expectFilters(page, '/leads', { ...board, status: '["open","on_hold"]' });
    await expectHeading(page, 'Pipeline');
    await page.getByRole('button', { name: 'Status: Open, On hold' }).waitFor();
    // The navigation opens the table from now on, with the leads that are open.
    await tableStored;
    await page.goto('/my-day');
    await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Pipeline' }).click();
    await expectFilters(page, '/leads', { status: '["open","on_hold"]' });
    await page.goto('/leads?company.country=CN&sort=title');
    await page.getByRole('link', { name: 'Board' }).click();
    await expectFilters(page, '/pipeline', { 'company.country': 'CN', sort: 'title' });
    // The address changes before the board takes the place of the table, which offers the filter.
    await page
      .getByRole('button', { name: /^Status/ })
      .first()
      .waitFor({ state: 'hidden' });
    const main = page.getByRole('navigation', { name: 'Navigation' });
    expect(await main.getByRole('link').allTextContents()).toEqual([
      'My day',
      'Tasks',
      'Pipeline',
      'Companies',
      'Activities',
      'Agreements',
      'Review',
      'Figures',
    ]);
    await main.getByRole('link', { name: 'Companies' }).click();
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.waitForURL('**/imports/new?entity=companies');
    await page.close();
  });

  it('shows that a page does not exist', async () => {
    const page = await journey.open('/no/such/page');
    await expectText(page, 'There is no such page');
  });

  it('opens the account menu at once for a user who asked the system for less motion, and smoothly for all others', async () => {
    const durations: string[] = [];
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const page = await journey.openAs('viewer', '/pipeline', { reducedMotion });
      await expectHeading(page, 'Pipeline');
      await settle(page);
      await page.getByRole('button', { name: /viewer 4/ }).click();
      durations.push(await page.getByRole('dialog').evaluate(({ style }) => style.transitionDuration));
      await page.close();
    }
    expect(durations).toEqual(['', '150ms']);
  });

  it('has no finding of axe on phones', async () => {
    for (const width of [390, 320]) {
      const page = await journey.openAs('viewer', '/pipeline', { viewport: { width, height: 800 } });
      await expectHeading(page, 'Pipeline');
      expect([width, await findAccessibilityProblems(page)]).toEqual([width, []]);
      await page.close();
    }
  });
});
