import type { Locator, Page } from 'playwright-core';
import {
  choose,
  describeInBrowser,
  expectText,
  findAccessibilityProblems,
  getEmail,
  recordResponses,
  signIn,
  useJourney,
} from './support/journey.js';
import { ok } from '../../test/support/make.js';

describeInBrowser('The table of leads', () => {
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const company = await make.company({ name: 'Foshan Haoze Optics', nativeName: '佛山皓泽光学有限公司' });
    const { id: ownerId } = journey.api.manager;
    await make.lead({ title: 'Optics for luminaires', companyId: company.id, stage: 'qualified', tags: ['optics'] });
    await make.lead({ title: 'Warehouse in Genk', jobsExpected: 12, capex: { amount: 900_000, currency: 'EUR' } });
    await make.lead({ title: 'Laboratory in Diepenbeek', ownerId, jobsExpected: 80 });
  }, 120_000);

  const findTable = (page: Page): Locator => page.getByRole('grid', { name: 'Leads' });
  const findRow = (page: Page, title: string): Locator => findTable(page).getByRole('row').filter({ hasText: title });
  const findTitles = async (page: Page): Promise<string[]> =>
    (await findTable(page).locator('tbody [data-column=title]').allInnerTexts()).map((title) => title.trim());
  const findFilter = (page: Page, name: string): Locator =>
    page.getByRole('search').getByRole('button', { name, exact: true });
  /** Waits until the table shows these leads in this order. */
  const expectTitles = async (page: Page, titles: string[]) => {
    await page.waitForFunction(
      (expected) =>
        [...document.querySelectorAll('tbody [data-column=title]')].map((cell) => cell.textContent).join('|') ===
        expected,
      titles.join('|'),
    );
    expect(await findTitles(page)).toEqual(titles);
  };
  /** Makes leads of one company. Returns its id. */
  const makeManyLeads = async (count: number, companyId?: string): Promise<string> => {
    const id = companyId ?? (await make.company()).id;
    for (let made = 0; made < count; made += 10) {
      await Promise.all(Array.from({ length: 10 }, () => make.lead({ companyId: id, receivedOn: '2026-01-05' })));
    }
    return id;
  };
  const getSearch = (page: Page) => decodeURIComponent(new URL(page.url()).search);

  it('shows a lead with its company in both scripts, and links to its page', async () => {
    const columns = 'title,company,stage,status,sector,capexEur,jobsExpected';
    const page = await journey.openAs('bdm', `/leads?columns=${columns}`);
    const row = findRow(page, 'Optics for luminaires');
    await row.getByText('Foshan Haoze Optics').waitFor();
    const text = await row.innerText();
    for (const part of ['CN', 'Qualified', 'Open', '27.40', '€12m', '40']) expect(text).toContain(part);
    const company = row.getByRole('link', { name: 'Foshan Haoze Optics' });
    expect(await company.getAttribute('title')).toBe('Foshan Haoze Optics · 佛山皓泽光学有限公司');
    expect(await row.getByRole('link', { name: 'Optics for luminaires' }).getAttribute('href')).toMatch(
      /^\/leads\/LEAD-\d{4}-\d{4}$/,
    );
  });

  it('is in the navigation', async () => {
    const page = await journey.openAs('viewer', '/pipeline');
    await page.getByRole('link', { name: 'Table' }).click();
    await findRow(page, 'Warehouse in Genk').waitFor();
    expect(new URL(page.url()).pathname).toBe('/leads');
  });

  it('sorts by a column, and says so', async () => {
    const page = await journey.openAs('bdm', '/leads');
    const heading = findTable(page).getByRole('columnheader', { name: 'Title' });
    await heading.getByRole('button').click();
    await expectTitles(page, ['Laboratory in Diepenbeek', 'Optics for luminaires', 'Warehouse in Genk']);
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').click();
    await expectTitles(page, ['Warehouse in Genk', 'Optics for luminaires', 'Laboratory in Diepenbeek']);
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(getSearch(page)).toBe('?sort=-title');
  });

  it('keeps filters in the address, also after a reload', async () => {
    const page = await journey.openAs('bdm', '/leads');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Stage', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Qualified' }).check();
    await page.keyboard.press('Escape');
    await expectTitles(page, ['Optics for luminaires']);
    expect(getSearch(page)).toBe('?stage=qualified');
    await page.reload();
    await page.getByRole('button', { name: 'Stage: Qualified' }).waitFor();
    await expectTitles(page, ['Optics for luminaires']);
    await page.getByRole('button', { name: 'Remove filter: Stage' }).click();
    await findRow(page, 'Warehouse in Genk').waitFor();
    expect(getSearch(page)).toBe('');
  });

  it('offers the other filters in a menu, with ranges', async () => {
    const page = await journey.openAs('bdm', '/leads?sort=title');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Jobs expected' }).click();
    await page.getByLabel('From', { exact: true }).fill('20');
    await page.getByLabel('To', { exact: true }).fill('60');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Jobs expected: 20 – 60' }).waitFor();
    await expectTitles(page, ['Optics for luminaires']);
    expect(getSearch(page)).toBe('?sort=title&jobsExpected.gte=20&jobsExpected.lte=60');
  });

  it('filters by country, tag and text', async () => {
    const page = await journey.openAs('bdm', '/leads?tags=optics');
    await expectTitles(page, ['Optics for luminaires']);
    await findFilter(page, 'Country').click();
    await page.getByRole('combobox', { name: 'Country' }).fill('Bel');
    await page.getByRole('option', { name: 'Belgium' }).click();
    await expectText(page, 'No lead matches the filters');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await page.getByRole('searchbox').fill('皓泽');
    await expectTitles(page, ['Optics for luminaires']);
    expect(getSearch(page)).toBe('?q=皓泽');
  });

  it('shows the leads of the user, and those of a colleague', async () => {
    const page = await journey.openAs('manager', '/leads');
    await page.getByText('My leads').click();
    await expectTitles(page, ['Laboratory in Diepenbeek']);
    await page.goto(`/leads?ownerId=${journey.api.bdm.id}&sort=title`);
    await page.getByRole('button', { name: 'Owner: bdm 3' }).waitFor();
    await expectTitles(page, ['Optics for luminaires', 'Warehouse in Genk']);
    await page.getByRole('button', { name: 'Owner: bdm 3' }).click();
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.fill('m');
    await owner.fill('');
    await owner.press('Enter');
    await owner.fill('manager');
    // Enter takes the first colleague with the typed name, and nobody when nothing is typed.
    await owner.press('Enter');
    await expectTitles(page, ['Laboratory in Diepenbeek', 'Optics for luminaires', 'Warehouse in Genk']);
    expect(getSearch(page)).not.toMatch(/\bme\b/);
  });

  it('shows the columns that the user chooses, in the order of the user', async () => {
    const page = await journey.openAs('bdm', '/leads?columns=title,stage');
    await findRow(page, 'Warehouse in Genk').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Likelihood' }).check();
    await page.getByRole('button', { name: 'Move Likelihood up' }).click();
    await page.waitForURL(/columns=title%2Clikelihood%2Cstage/);
    await findTable(page).locator('thead th').nth(2).filter({ hasText: 'Likelihood' }).waitFor({ state: 'attached' });
    const headings = await findTable(page).locator('thead th').allInnerTexts();
    expect(headings.slice(1)).toEqual(['Title', 'Likelihood', 'Stage']);
  });

  it('exports exactly what it shows, in the same order', async () => {
    const page = await journey.openAs('bdm', '/leads?ownerId=me&sort=-title');
    await expectTitles(page, ['Warehouse in Genk', 'Optics for luminaires']);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /csv/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(',')[2])).toEqual(['Warehouse in Genk', 'Optics for luminaires']);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  it('can be used by keyboard alone', async () => {
    const page = await journey.openAs('bdm', '/leads?sort=title');
    await findRow(page, 'Laboratory in Diepenbeek').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForFunction(() => document.querySelectorAll('tr[aria-selected=true]').length === 2);
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Laboratory in Diepenbeek');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leads\/LEAD-/);
    expect(new URL(page.url()).pathname).toMatch(/^\/leads\/LEAD-\d{4}-\d{4}$/);
  });

  it('changes many leads at once, after a preview, and says which were skipped and why', async () => {
    const mine = await make.lead({ title: 'Batch mine' });
    const other = await make.lead({ title: 'Batch of the manager', by: journey.api.manager });
    const page = await journey.openAs('bdm', '/leads?q=Batch&sort=title');
    await findTable(page).getByRole('checkbox', { name: 'Select Batch mine' }).check();
    await findTable(page).getByRole('checkbox', { name: 'Select Batch of the manager' }).check();
    await expectText(page, '2 leads selected');
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change 2 leads' });
    await dialog.getByLabel('Add tags').and(page.locator('input')).fill('fair-2026');
    await page.keyboard.press('Enter');
    await dialog.getByRole('combobox', { name: 'New status' }).click();
    await page.getByRole('option', { name: 'On hold' }).click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByText('1 lead will change').waitFor();
    await dialog.getByText('1 lead will be skipped').waitFor();
    expect((await journey.api.bdm.get(`/leads/${mine.id}`)).body).toMatchObject({ status: 'open', tags: [] });
    await dialog.getByRole('button', { name: 'Change 1 lead', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '1 lead has changed' }).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findRow(page, 'Batch mine').getByText('On hold').waitFor();
    const { body } = await journey.api.bdm.get(`/leads/${mine.id}`);
    expect(body).toMatchObject({ status: 'on_hold', tags: ['fair-2026'] });
    expect((await journey.api.manager.get(`/leads/${other.id}`)).body).toMatchObject({ status: 'open', tags: [] });
  });

  it('undoes a change of many leads, and names what a colleague has changed since or has a history', async () => {
    const { id: ownerId } = journey.api.manager;
    const first = await make.lead({ title: 'Undone first' });
    const second = await make.lead({ title: 'Undone second' });
    const page = await journey.openAs('bdm', '/leads?q=Undone&sort=title');
    await findTable(page).getByRole('checkbox', { name: 'Select Undone first' }).check();
    await findTable(page).getByRole('checkbox', { name: 'Select Undone second' }).check();
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change 2 leads' });
    await dialog.getByLabel('Add tags').and(page.locator('input')).fill('undone');
    await page.keyboard.press('Enter');
    await choose(page, dialog.getByRole('combobox', { name: 'New status' }), 'On hold');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: 'Change 2 leads', exact: true }).click();
    const toast = page.getByRole('alert').filter({ hasText: '2 leads have changed' });
    await toast.waitFor();
    await ok(journey.api.bdm.patch(`/leads/${second.id}`, { tags: ['mine now'], ownerId }));
    await toast.getByRole('button', { name: 'Undo' }).click();
    const report = page.getByRole('alert').filter({ hasText: '1 lead is as before.' });
    await report.waitFor();
    const text = await report.innerText();
    expect(text).toContain('Status has a history and stays as it is. (Undone first, Undone second)');
    expect(text).toContain('Tags has been changed since. (Undone second)');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const read = async ({ id }: { id: string }) => (await journey.api.manager.get(`/leads/${id}`)).body;
    expect(await read(first)).toMatchObject({ status: 'on_hold', tags: [] });
    expect(await read(second)).toMatchObject({ status: 'on_hold', tags: ['mine now'] });
  });

  it('says for many lost leads which country won them', async () => {
    const { id } = await make.lead({ title: 'Batch that goes to Germany' });
    const page = await journey.openAs('bdm', '/leads?q=goes to Germany');
    await findTable(page).getByRole('checkbox', { name: 'Select Batch that goes to Germany' }).check();
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change 1 lead' });
    await choose(page, dialog.getByRole('combobox', { name: 'New status' }), 'Lost');
    await choose(page, dialog.getByRole('combobox', { name: 'Reason' }), 'The investor chose another location');
    await choose(page, dialog.getByRole('combobox', { name: 'Country that won it' }), 'Germany');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: 'Change 1 lead', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '1 lead has changed' }).waitFor();
    const { body } = await journey.api.bdm.get(`/leads/${id}`);
    expect(body).toMatchObject({ status: 'lost', statusReason: 'location_elsewhere', lostToCountry: 'DE' });
  });

  it('saves a view, opens the list with it, and shares it with the team', async () => {
    const page = await journey.openAs('bdm', '/leads?ownerId=me&columns=title,stage&sort=title');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the view' });
    await dialog.getByLabel('Name').fill('Mine <b>by stage</b>');
    await dialog.getByLabel('Share with the team').check();
    await dialog.getByLabel('Open the list with this view').check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'View: Mine <b>by stage</b>', exact: true }).waitFor();
    await page.goto('/leads');
    await page.waitForURL(/ownerId=me/);
    const phone = await journey.openAs('bdm', '/leads', { viewport: { width: 390, height: 844 } });
    await phone.getByRole('button', { name: 'View: Mine <b>by stage</b>', exact: true }).waitFor();
    await phone.waitForURL(/ownerId=me/);
    await phone.close();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await findRow(page, 'Laboratory in Diepenbeek').waitFor();
    expect(getSearch(page)).toBe('?sort=title&columns=title,stage');
    const other = await journey.openAs('viewer', '/leads');
    await findRow(other, 'Warehouse in Genk').waitFor();
    await other.getByRole('button', { name: 'Views' }).click();
    expect(await findAccessibilityProblems(other)).toEqual([]);
    await other.getByRole('menuitemradio', { name: 'Mine <b>by stage</b> · bdm 3' }).click();
    await other.waitForURL(/ownerId=me/);
    await expectText(other, 'No lead matches the filters');
    expect(await other.getByRole('menuitem', { name: /^Archive/ }).count()).toBe(0);
  });

  it('shows a viewer the leads without a selection', async () => {
    const page = await journey.openAs('viewer', '/leads');
    await findRow(page, 'Warehouse in Genk').waitFor();
    expect(await findTable(page).getByRole('checkbox').count()).toBe(0);
  });

  it('hides a confidential lead from outsiders, also in every response', async () => {
    await make.lead({
      title: 'Secret foundry',
      confidential: true,
      codename: 'Project Lantern',
      by: journey.api.manager,
    });
    const page = await journey.openAs('bdm', '/pipeline');
    const texts = await recordResponses(page);
    await page.getByRole('link', { name: 'Table' }).click();
    await findRow(page, 'Warehouse in Genk').waitFor();
    await page.getByRole('searchbox').fill('Lantern');
    await expectText(page, 'No lead matches the filters');
    expect(texts.join(' ')).not.toMatch(/Lantern|foundry/);
    await page.close();
    const insider = await journey.openAs('manager', '/leads');
    await findRow(insider, 'Secret foundry').getByRole('img', { name: 'Confidential' }).waitFor();
  });

  it('shows a script in a name as text', async () => {
    const name = `<img src=x onerror="document.title='taken over'"> Lighting`;
    const company = await make.company({ name });
    await make.lead({ title: `<script>alert(1)</script>`, companyId: company.id });
    const page = await journey.openAs('bdm', '/leads?q=script');
    await findRow(page, '<script>alert(1)</script>').getByText(name).waitFor();
    expect(await page.title()).toBe('Pipeline · Locate CRM');
  });

  it('says what is wrong when the list cannot be read, and tries again', async () => {
    const page = await journey.open('/pipeline');
    // Live updates, and attempts to connect to them, would read the list again without the button.
    await page.route('**/api/v1/live-updates', () => new Promise<void>(() => undefined));
    // The BDM has a default view by now, with which the list would be read a second time.
    await signIn(page, getEmail('viewer'));
    await page.route('**/api/v1/leads?*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"code":"x","detail":"Disk full"}',
      }),
    );
    await page.getByRole('link', { name: 'Table' }).click();
    await expectText(page, 'Disk full');
    await page.unroute('**/api/v1/leads?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await findRow(page, 'Warehouse in Genk').waitFor();
    expect(await page.getByText('Disk full').count()).toBe(0);
  });

  it('has no finding of axe on phones', async () => {
    for (const width of [390, 320]) {
      const phone = await journey.openAs('manager', '/leads', { viewport: { width, height: 800 } });
      await phone.getByRole('listitem').filter({ hasText: 'Laboratory in Diepenbeek' }).waitFor();
      await phone.getByRole('button', { name: 'Filters', exact: true }).click();
      expect(await findAccessibilityProblems(phone)).toEqual([]);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await phone.close();
    }
  });

  it('reads further pages while the user scrolls, and counts when asked', async () => {
    const page = await journey.openAs('bdm', `/leads?companyId=${await makeManyLeads(120)}`);
    await expectText(page, 'First 100 leads');
    expect(await findTable(page).locator('tbody tr').count()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Count all' }).click();
    await expectText(page, '120 leads');
    await findTable(page).locator('tbody tr').first().focus();
    await page.keyboard.press('End');
    await page.locator('tr[data-index="99"]').waitFor();
    // The second page arrives while the user goes on.
    const last = page.locator('tr[data-index="119"]');
    while (!(await last.isVisible())) await page.keyboard.press('End');
    expect(await findTable(page).locator('tbody tr').count()).toBeLessThan(60);
  });

  it('changes all leads of the filters, also those that are not loaded, up to the number that the server takes', async () => {
    const companyId = await makeManyLeads(120);
    const page = await journey.openAs('bdm', `/leads?companyId=${companyId}`);
    await expectText(page, 'First 100 leads');
    await page.getByRole('checkbox', { name: 'Select all leads that are loaded' }).check();
    await page.getByRole('button', { name: 'Select all 120 leads of the filters' }).click();
    await expectText(page, '120 leads selected');
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change 120 leads' });
    await dialog.getByLabel('Add tags').and(page.locator('input')).fill('whole-filter');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: 'Change 120 leads', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '120 leads have changed' }).waitFor();
    const { body } = await journey.api.bdm.get('/leads?tags=whole-filter&count=true&limit=1');
    expect(body.total).toBe(120);
    await makeManyLeads(90, companyId);
    await page.goto(`/leads?companyId=${companyId}`);
    await page.getByRole('checkbox', { name: 'Select all leads that are loaded' }).check();
    await expectText(page, '210 leads match the filters. At most 200 can be changed at once: narrow the filters.');
  });
});
