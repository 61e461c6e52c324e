import type { Page } from 'playwright-core';
import { describeInBrowser, expectFocus, expectHeading, useJourney, tabTo } from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('With single keys, a user', () => {
  const { journey, make } = useJourney();

  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const openAsUser = async (path: string): Promise<Page> => {
    const page = await journey.openAs('bdm', path);
    // Single keys work when the preferences of the user are known.
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    return page;
  };

  it('goes to every section with g and a letter, and keeps what is typed in an input', async () => {
    const page = await openAsUser('/my-day');
    for (const [key, path] of [
      ['l', '/leads'],
      ['c', '/companies'],
      ['a', '/activities'],
      ['o', '/agreements'],
      ['r', '/review'],
      ['f', '/dashboard'],
      ['d', '/my-day'],
      ['p', '/pipeline'],
    ] as const) {
      await press(page, 'g', key);
      await page.waitForURL((url) => url.pathname === path);
    }
    // The leads open as the navigation opens them, by their key and from the search.
    const isOfOpenLeads = ({ pathname, searchParams }: URL) =>
      pathname === '/leads' && searchParams.get('status') === '["open","on_hold"]';
    await press(page, 'g', 'l');
    await page.waitForURL(isOfOpenLeads);
    await press(page, 'g', 'd');
    await page.waitForURL('**/my-day');
    await press(page, '/');
    await page.getByRole('dialog').getByRole('combobox').fill('Go to Leads');
    await page.getByRole('option', { name: 'Go to Leads' }).click();
    await page.waitForURL(isOfOpenLeads);
    await press(page, 'g', 'p');
    await page.waitForURL('**/pipeline');
    // A key that continues nothing ends the sequence, and set-up is not for business development managers.
    await press(page, 'g', 'x', 'g', 's');
    const search = page.getByLabel('Search in references, titles and companies');
    await search.fill('');
    await search.pressSequentially('gl');
    expect([await search.inputValue(), new URL(page.url()).pathname]).toEqual(['gl', '/pipeline']);
  });

  it('goes nowhere with single keys that are switched off', async () => {
    const page = await journey.openAs('manager', '/companies');
    await settle(page);
    await press(page, 'g', 's');
    await page.waitForURL('**/connections');
    await journey.api.manager.patch('/me/preferences', { singleKeyShortcuts: false });
    await page.reload();
    await expectHeading(page, 'Connections');
    await settle(page);
    await press(page, 'g', 'c', '?');
    await press(page, 'Control+k');
    await page.getByRole('dialog').waitFor();
    expect([new URL(page.url()).pathname, await page.getByRole('dialog').count()]).toEqual(['/connections', 1]);
    await journey.api.manager.patch('/me/preferences', { singleKeyShortcuts: true });
  });

  it('walks a list with j and k, opens a row, and edits its fields with e', async () => {
    for (const letter of 'ABC') await make.lead({ title: `Range of lenses ${letter}`, stage: 'qualified' });
    const page = await openAsUser('/leads?q=Range of lenses&sort=title');
    const findRow = (letter: string) => page.getByRole('row').filter({ hasText: `Range of lenses ${letter}` });
    await findRow('A').waitFor();
    for (const [key, letter] of ['jA', 'jB', 'jC', 'jC', 'kB'] as const) {
      await press(page, key!);
      await expectFocus(page, findRow(letter!));
    }
    await press(page, 'Enter');
    await expectHeading(page, 'Range of lenses B');
    await page.getByRole('button', { name: /^Title/ }).waitFor();
    await settle(page);
    await press(page, 'e');
    await expectFocus(page, page.getByRole('textbox', { name: 'Title' }));
    await press(page, 'Escape');
    const field = page.getByRole('button', { name: /^Description/ });
    await tabTo(page, field);
    await press(page, 'e');
    await expectFocus(page, page.getByRole('textbox', { name: 'Description' }));
    expect(new URL(page.url()).searchParams.get('field')).toBe('description');
  });

  it('types into the search from the key that opens it on, also while the search is still being loaded', async () => {
    const page = await openAsUser('/my-day');
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/search-dialog-*.js', async (route) => {
      await isReleased;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: 'New lead' }).waitFor();
    await page.waitForFunction(() => document.querySelector('[data-with-left-section] kbd, kbd') !== null);
    await press(page, '/', 't', 'e', 'c');
    release();
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 't');
    await page.getByRole('dialog', { name: 'New task' }).waitFor();
  });

  it('saves a form with Control and Enter, also from a choice', async () => {
    const page = await openAsUser('/pipeline');
    await press(page, 'n');
    const form = page.getByRole('dialog', { name: 'New lead' });
    const channel = form.getByRole('combobox', { name: 'How it came in' });
    await channel.waitFor();
    await tabTo(page, channel);
    await press(page, 'Control+Enter');
    await form.getByText('Fill in this field.').first().waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
  });

  it('creates a record of the list with n, and sees all keys with ?', async () => {
    const page = await openAsUser('/contacts');
    await page.getByRole('button', { name: 'New contact' }).waitFor();
    await press(page, 'n');
    const form = page.getByRole('dialog', { name: 'New contact' });
    await form.waitFor();
    await press(page, 'Escape');
    await form.waitFor({ state: 'hidden' });
    await press(page, 'g', 'a');
    await page.getByRole('button', { name: 'New activity' }).waitFor();
    await settle(page);
    await press(page, 'n');
    await page.getByRole('menuitem').first().waitFor();
    await press(page, 'Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await press(page, 'g', 'l');
    await page.getByRole('button', { name: 'New lead' }).waitFor();
    await settle(page);
    await press(page, '?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Go to Companies').waitFor();
    const lines = await help.getByText(/^(Go to Leads|New lead|Next row|Previous row)$/).allTextContents();
    expect(lines.toSorted()).toEqual(['Go to Leads', 'New lead', 'Next row', 'Previous row']);
  });
});
