import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import {
  countForeignPictures,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  recordWrites,
  signIn,
  tabTo,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('Merging records', () => {
  const { journey, make } = useJourney();

  const read = async (path: string): Promise<Made> => (await journey.api.manager.get(path)).body;
  const openMerge = (survivor: Made, source: Made) =>
    journey.openAs('bdm', `/companies/${survivor.id}/merge?source=${source.id}`);
  const findRow = (page: Page, field: string) =>
    page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: field, exact: true }) });
  const findDialog = (page: Page) => page.getByRole('dialog');
  const merge = async (page: Page) => {
    await page.getByRole('button', { name: 'Merge…' }).click();
    await findDialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
  };
  const makePair = async () => ({
    survivor: await make.company({ name: 'Haoze Optics', country: 'CN', city: null, tags: ['led'] }),
    source: await make.company({ name: 'Haoze Optical Ltd', country: 'CN', city: 'Foshan', tags: ['optics'] }),
  });

  it('works off the pairs that may be duplicates, from the search to the merge', async () => {
    const first = await make.company({ name: 'Quotesh Photonics', nativeName: '深圳阔特光电有限公司' });
    const second = await make.company({ name: 'Quotesh Photonic Co', nativeName: '深圳市阔特光电有限公司' });
    const page = await journey.openAs('bdm', '/contacts');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('twice');
    await page.getByRole('option', { name: 'Find companies that exist twice' }).click();
    await expectHeading(page, 'Possible duplicates');
    const pair = page.getByRole('article', { name: 'Quotesh Photonics, Quotesh Photonic Co' });
    await pair.getByText('Same native name').waitFor();
    expect(await pair.innerText()).toMatch(/\d+% alike/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await pair.getByRole('link', { name: 'Quotesh Photonics', exact: true }).getAttribute('href')).toBe(
      `/companies/${first.id}`,
    );
    await pair.getByRole('link', { name: /^Compare and merge/ }).click();
    await findRow(page, 'Name in Latin letters').waitFor();
    // The comparison is read before the button that merges (W45).
    const [table, button] = await Promise.all(
      [page.getByRole('table'), page.getByRole('button', { name: 'Merge…' })].map((one) => one.boundingBox()),
    );
    expect(table!.y).toBeLessThan(button!.y);
    await merge(page);
    await expectText(page, 'has been merged into');
    await page.goto('/companies/duplicates');
    await expectHeading(page, 'Possible duplicates');
    await page.waitForLoadState('networkidle');
    expect(await pair.count()).toBe(0);
    expect(await read(`/companies/${second.id}`)).toMatchObject({ mergedIntoId: first.id });
  });

  it('shows what a merge of companies with leads does, merges them, and says what has moved', async () => {
    const { survivor, source } = await makePair();
    const lead = await make.lead({ companyId: source.id, title: 'Lenses for luminaires' });
    const contact = await make.contact({ companyId: source.id });
    const page = await openMerge(survivor, source);
    await expectHeading(page, 'Merge two companies');
    await findRow(page, 'City').getByText('Taken from the other').waitFor();
    await findRow(page, 'Name in Latin letters').getByText('Kept; the other becomes another name').waitFor();
    await findRow(page, 'Tags').getByText('led, optics').waitFor();
    const moves = page.getByRole('region', { name: 'What moves' });
    expect((await moves.innerText()).replaceAll(/\s+/g, ' ')).toBe('What moves Leads 1 Contacts 1');
    expect(await read(`/leads/${lead.id}`)).toMatchObject({ companyId: source.id });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await merge(page);
    await expectText(page, 'Haoze Optical Ltd has been merged into Haoze Optics. Moved: Leads 1, Contacts 1');
    expect(new URL(page.url()).pathname).toBe(`/companies/${survivor.id}`);
    expect(await read(`/leads/${lead.id}`)).toMatchObject({ companyId: survivor.id });
    expect(await read(`/contacts/${contact.id}`)).toMatchObject({ companyId: survivor.id });
    expect(await read(`/companies/${survivor.id}`)).toMatchObject({ city: 'Foshan', aliases: ['Haoze Optical Ltd'] });
    expect(await read(`/companies/${source.id}`)).toMatchObject({ mergedIntoId: survivor.id });
  });

  it('reads both records and the preview with three requests', async () => {
    const { survivor, source } = await makePair();
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`);
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    const paths: string[] = [];
    page.on('request', (request) => {
      const [, path] = new URL(request.url()).pathname.split('/api/v1');
      if (path?.startsWith('/companies')) paths.push(`${request.method()} ${path}`);
    });
    await signIn(page, getEmail('bdm'));
    await findRow(page, 'City').waitFor();
    await settle(page);
    expect(paths.toSorted()).toEqual(
      [
        `GET /companies/${survivor.id}`,
        `GET /companies/${source.id}`,
        `POST /companies/${survivor.id}/merge`,
      ].toSorted(),
    );
  });

  it('swaps which of the two stays', async () => {
    const { survivor, source } = await makePair();
    const page = await openMerge(survivor, source);
    await findRow(page, 'City').getByText('Taken from the other').waitFor();
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.waitForURL(`**/companies/${source.id}/merge?source=${survivor.id}`);
    await findRow(page, 'City').getByText('Kept').waitFor();
    const stays = page.getByRole('article', { name: 'Haoze Optical Ltd' });
    expect(await stays.innerText()).toContain('Stays');
  });

  it('lets the user choose the other record, and proposes likely ones', async () => {
    const survivor = await make.company({ name: 'Zanlin Lighting', nativeName: '佛山赞林照明有限公司' });
    const source = await make.company({ name: 'Zanlin Lighting', nativeName: '佛山市赞林照明有限公司' });
    const page = await journey.openAs('bdm', `/companies/${survivor.id}/merge`);
    await page.getByRole('button', { name: 'Compare with Zanlin Lighting' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'The same as' }).fill('佛山市赞林');
    await page.getByRole('option', { name: /佛山市赞林/ }).click();
    await findRow(page, 'Native name').waitFor();
    expect(new URL(page.url()).search).toBe(`?source=${source.id}`);
  });

  it('shows a refusal at the record that it is about', async () => {
    const { survivor, source } = await makePair();
    await journey.api.bdm.delete(`/companies/${source.id}`);
    const page = await openMerge(survivor, source);
    const refused = page.getByRole('article', { name: 'Haoze Optical Ltd' });
    await refused.getByText('This is archived. Restore it first.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Merge…' }).count()).toBe(0);
  });

  it('refuses to make a company in the region one abroad, before anything is merged', async () => {
    const local = await make.company({ name: 'Haoze Belgium', country: 'BE' });
    const lead = await make.lead({ stage: 'announced' });
    await journey.api.manager.patch(`/leads/${lead.id}`, { localCompanyId: local.id });
    const survivor = await make.company({ name: 'Haoze China', country: 'CN' });
    const page = await openMerge(survivor, local);
    const refused = page.getByRole('article', { name: 'Haoze Belgium' });
    await refused.getByText('A lead names this company as its company in the region').waitFor();
    expect(await page.getByRole('button', { name: 'Merge…' }).count()).toBe(0);
  });

  it('does not merge into a version that the user has not seen', async () => {
    const { survivor, source } = await makePair();
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`);
    // Without live updates the page does not learn of the change.
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await page.getByRole('button', { name: 'Merge…' }).click();
    await journey.api.manager.patch(`/companies/${survivor.id}`, { city: 'Shenzhen' });
    await findDialog(page).getByRole('button', { name: 'Merge', exact: true }).click();
    await findDialog(page).getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    await findDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await findRow(page, 'City').getByText('Kept; the other stays in the archive only').waitFor();
    await merge(page);
    await expectText(page, 'has been merged into');
    expect(await read(`/companies/${survivor.id}`)).toMatchObject({ city: 'Shenzhen' });
  });

  it('cannot be left while it merges', async () => {
    const { survivor, source } = await makePair();
    const page = await openMerge(survivor, source);
    let finish = (): void => undefined;
    const answer = new Promise<void>((resolve) => (finish = resolve));
    await page.getByRole('button', { name: 'Merge…' }).waitFor();
    await page.route('**/merge', async (route) => {
      await answer;
      await route.continue();
    });
    await merge(page);
    await findDialog(page).locator('button:disabled', { hasText: 'Cancel' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await findDialog(page).getByRole('button', { name: 'Close' }).count()).toBe(0);
    finish();
    await expectText(page, 'Haoze Optical Ltd has been merged into Haoze Optics.');
    await page.waitForURL(`**/companies/${survivor.id}`);
  });

  it('tries the merge again only when one of the two records changes', async () => {
    const { survivor, source } = await makePair();
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/merge') && request.method() === 'POST') {
        keys.push(request.headers()['idempotency-key']);
      }
    });
    const opened = page.waitForResponse((response) => response.url().endsWith('/live-updates'));
    await signIn(page, getEmail('bdm'));
    await opened;
    await findRow(page, 'City').getByText('Taken from the other').waitFor();
    const read = page.waitForResponse((response) => response.url().endsWith(`/companies/${source.id}`));
    await make.company({ name: 'Another one' });
    await read;
    expect(keys).toEqual([undefined]);
    await journey.api.manager.patch(`/companies/${source.id}`, { city: 'Zhongshan' });
    await findRow(page, 'City').getByText('Zhongshan').nth(1).waitFor();
    expect(keys).toEqual([undefined, undefined]);
  });

  it('says that the preview failed, which is no refusal, and tries it again', async () => {
    const { survivor, source } = await makePair();
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`);
    await page.route('**/merge', (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'rate_limited', title: 'Too many requests', detail: 'Wait a moment.' }),
      }),
    );
    await signIn(page, getEmail('bdm'));
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('article').getByRole('alert').filter({ hasText: /\w/ }).count()).toBe(0);
    await page.unroute('**/merge');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Merge…' }).waitFor();
  });

  it('says what becomes of the parent and of the employer of the record that is archived', async () => {
    const top = await make.company({ name: 'Haoze Holding' });
    const parent = await make.company({ name: 'Haoze Group', parentId: top.id });
    const subsidiary = await make.company({ name: 'Haoze Group China', parentId: parent.id });
    const page = await openMerge(subsidiary, parent);
    await findRow(page, 'Parent company').getByText('Taken from the other').waitFor();
    const survivor = await make.contact({ fullName: 'Guo Lei', companyId: top.id, jobTitle: 'Buyer' });
    const source = await make.contact({ fullName: 'Guo Lei', companyId: subsidiary.id, jobTitle: 'Director' });
    await page.goto(`/contacts/${survivor.id}/merge?source=${source.id}`);
    await findRow(page, 'Company').getByText('The other goes to the other employers').waitFor();
    await findRow(page, 'Position').getByText('The other goes to the other employers').waitFor();
    await findRow(page, 'Other employers').getByText('Haoze Group China').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('is reached from the menu of a company, and the duplicates from the list', async () => {
    const company = await make.company({ name: 'Solitary Lamps' });
    const page = await journey.openAs('bdm', `/companies/${company.id}`);
    await page.getByRole('button', { name: 'Actions for Solitary Lamps' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another company…' }).click();
    await page.getByRole('combobox', { name: 'The same as' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/companies/${company.id}/merge`);
    await page.goto('/companies');
    await page.getByRole('link', { name: 'Possible duplicates' }).click();
    await expectHeading(page, 'Possible duplicates');
  });

  it('merges contacts, and goes to the one that stays', async () => {
    const survivor = await make.contact({
      fullName: 'Li Na',
      email: 'li.na@a.example',
      phone: null,
      externalIds: [{ system: 'HubSpot', value: '7301' }],
    });
    const source = await make.contact({
      fullName: 'Li Na',
      nativeName: '李娜',
      email: 'na.li@b.example',
      externalIds: [{ system: 'Odoo', value: '7302' }],
    });
    await journey.api.bdm.patch(`/contacts/${source.id}`, { phone: '+86 755 2674 1234' });
    const page = await journey.openAs('bdm', `/contacts/${survivor.id}`);
    await page.getByRole('button', { name: 'Actions for Li Na' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another contact…' }).click();
    await page.getByRole('combobox', { name: 'The same as' }).fill('李娜');
    await page.getByRole('option', { name: /李娜/ }).first().click();
    await findRow(page, 'Phone number').getByText('Taken from the other').waitFor();
    await findRow(page, 'E-mail address').getByText('Kept; the other stays in the archive only').waitFor();
    await findRow(page, 'External ids').getByText('HubSpot 7301, Odoo 7302').waitFor();
    await merge(page);
    await expectText(page, 'Li Na has been merged into Li Na. Moved: External ids 1');
    await page.getByRole('link', { name: '+8675526741234' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/contacts/${survivor.id}`);
    await page.goto(`/contacts/${source.id}`);
    await page.getByRole('link', { name: 'Open that contact' }).click();
    await page.waitForURL(`**/contacts/${survivor.id}`);
  });

  it('are compared by names beside codes (W45)', async () => {
    const survivor = await make.company({ name: 'Haoze Lamps', country: 'CN', subdivision: 'CN-GD' });
    const source = await make.company({
      name: 'Haoze Lamp Ltd',
      country: 'CN',
      subdivision: 'CN-ZJ',
      nace: [{ code: '27.40', version: '2.1', primary: true }],
    });
    const page = await openMerge(survivor, source);
    await findRow(page, 'Province or state').getByText('Guangdong (CN-GD)').first().waitFor();
    await findRow(page, 'Province or state').getByText('Zhejiang (CN-ZJ)').waitFor();
    expect(await findRow(page, 'Country').first().innerText()).toContain('China');
    await findRow(page, 'Activities (NACE)').getByText('Manufacture of lighting equipment').first().waitFor();
  });

  it('works by keyboard alone', async () => {
    const { survivor, source } = await makePair();
    const page = await openMerge(survivor, source);
    await tabTo(page, page.getByRole('button', { name: 'Merge…' }));
    await page.keyboard.press('Enter');
    await expectFocus(page, findDialog(page).getByRole('button', { name: 'Cancel' }));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await tabTo(page, findDialog(page).getByRole('button', { name: 'Merge', exact: true }));
    await page.keyboard.press('Enter');
    await expectText(page, 'has been merged into');
    expect(await read(`/companies/${source.id}`)).toMatchObject({ mergedIntoId: survivor.id });
  });

  it('is not offered to somebody who may not merge', async () => {
    const { survivor, source } = await makePair();
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`);
    const writes = recordWrites(page);
    await signIn(page, getEmail('viewer'));
    await expectHeading(page, 'You may not merge records');
    await page.goto('/companies/duplicates');
    await expectHeading(page, 'Possible duplicates');
    await settle(page);
    expect(await page.getByRole('link', { name: /^Compare and merge/ }).count()).toBe(0);
    expect(writes.filter((write) => write.endsWith('/merge'))).toEqual([]);
  });

  it('runs no script that stands in a name', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const survivor = await make.company({ name: hostile });
    const source = await make.company({ name: `${hostile} Ltd` });
    const page = await openMerge(survivor, source);
    await findRow(page, 'Name in Latin letters').waitFor();
    expect(await countForeignPictures(page)).toBe(0);
    expect(await page.title()).not.toBe('1');
  });

  it('fits a phone, in Dutch', async () => {
    const { survivor, source } = await makePair();
    await make.lead({ companyId: source.id });
    const page = await journey.open(`/companies/${survivor.id}/merge?source=${source.id}`, {
      viewport: { width: 390, height: 800 },
      locale: 'nl-BE',
    });
    await page.getByLabel('E-mailadres').fill(getEmail('bdm'));
    await page.getByLabel(/^Wachtwoord/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await expectHeading(page, 'Twee bedrijven samenvoegen');
    await expectText(page, 'Overgenomen van het andere');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Samenvoegen…' }).click();
    await findDialog(page).getByRole('button', { name: 'Samenvoegen', exact: true }).click();
    await expectText(page, 'Verplaatst: Leads 1');
  });
});
