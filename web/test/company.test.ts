import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  choose,
  countForeignPictures,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  getEmail,
  signIn,
  tabTo,
  recordRequests,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

const TABS = ['Details', 'Group', 'Leads', 'People', 'Agreements', 'Timeline'] as const;

/** The text that each tab shows once it has been read, for a company without leads, people and agreements. */
const TAB_TEXTS: Readonly<Record<(typeof TABS)[number], string>> = {
  Details: 'Manufacture of lighting equipment',
  Group: 'No memberships of associations, clusters or networks.',
  Leads: 'No leads of this company',
  People: 'No contacts yet',
  Agreements: 'No agreements',
  Timeline: 'Created',
};

/** The buttons that change only what is shown. */
const VIEW_BUTTONS = ['Hide empty fields', 'Events', 'Interactions', 'Changes'];

describeInBrowser('The page of a company', () => {
  let lamps: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const { id: ownerId } = journey.api.bdm;
    lamps = await make.company({
      name: 'Lumenova Lighting',
      nativeName: '朗明照明有限公司',
      city: 'Foshan',
      website: 'https://www.lumenova.example/',
      tags: ['led'],
      nace: [{ version: '2.1', code: '27.40', primary: true }],
      ownerId,
    });
    await make.company({ name: 'Haoze Optics', country: 'JP', kind: 'university', employees: 40 });
  }, 120_000);

  const findRow = (page: Page, name: string) =>
    page.getByRole('grid', { name: 'Companies' }).getByRole('row').filter({ hasText: name });
  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const readCompany = async (id: string): Promise<Made> => (await journey.api.manager.get(`/companies/${id}`)).body;
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('is opened from the list with at most four requests', async () => {
    const page = await journey.open('/companies');
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await findRow(page, 'Lumenova Lighting').waitFor();
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: 'Lumenova Lighting' }).click();
    await expectHeading(page, 'Lumenova Lighting');
    await expectText(page, 'Manufacture of lighting equipment');
    await settle(page);
    expect(paths.slice(4)).toEqual([]);
  });

  it('shows what identifies the company, and says what does not exist', async () => {
    const page = await journey.openAs('viewer', `/companies/${lamps.id}`);
    await expectHeading(page, 'Lumenova Lighting');
    const head = await page.getByRole('banner').or(page.locator('main header')).last().innerText();
    for (const part of ['朗明照明有限公司', 'Foshan, China', 'lumenova.example', 'led']) expect(head).toContain(part);
    await page.goto('/companies/0199c000-0000-7000-8000-00000000ffff');
    await expectHeading(page, 'This does not exist, or you may not see it');
    await page.goto('/companies/no-id');
    await page.getByRole('link', { name: 'Go to the start page' }).waitFor();
    expect(await page.getByRole('alert').count()).toBeGreaterThan(0);
  });

  it('edits fields in place, with activities by their titles', async () => {
    const { id } = await make.company();
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'Other names').click();
    await page.locator('main form input').first().fill('Lux');
    await page.keyboard.press('Enter');
    await save(page);
    await findField(page, 'Other names Lux').waitFor();
    await findField(page, 'Activities').click();
    const code = page.getByRole('combobox', { name: 'Code or words of the title' });
    await code.fill('lighting equipment');
    await page.getByRole('option', { name: /^27\.40 / }).click();
    await save(page);
    await expectText(page, 'Manufacture of lighting equipment');
    await findField(page, 'Turnover').click();
    await page.locator('main form input').first().fill('12000000');
    await save(page);
    await expectText(page, '€12,000,000');
    expect(await readCompany(id)).toMatchObject({
      aliases: ['Lux'],
      nace: [{ version: '2.1', code: '27.40', primary: true }],
      turnoverEur: 12_000_000,
    });
  });

  it('says at its input what is wrong with a registration number', async () => {
    const { id } = await make.company({ country: 'BE' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'Registration numbers').click();
    await choose(page, page.getByRole('combobox', { name: 'Register' }), /VAT/);
    await choose(page, page.getByRole('combobox', { name: 'Register' }), /KBO/);
    const number = page.getByRole('textbox', { name: 'Number' });
    await number.fill('0566.988.258');
    await save(page);
    await page.locator('input[aria-invalid="true"]').waitFor();
    await expectFocus(page, number);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findField(page, 'Mail domains').click();
    await findField(page, 'Registration numbers 0566.988.258').waitFor();
    expect(await page.getByRole('img', { name: 'The check digits are correct' }).count()).toBe(0);
    await findField(page, 'Registration numbers 0566.988.258').click();
    await number.fill('0566.988.259');
    await save(page);
    await findField(page, 'Registration numbers 0566988259 The check digits are correct').waitFor();
    expect((await readCompany(id)).identifiers).toEqual([{ scheme: 'KBO', value: '0566988259' }]);
  });

  it('has no employees, or a turnover of so many digits that the server refuses it', async () => {
    const { id } = await make.company({ turnover: { amount: 5_000_000, currency: 'EUR' }, employees: 12 });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'Employees').click();
    await page.locator('main form input').first().fill('0');
    await save(page);
    await findField(page, 'Employees 0').waitFor();
    await findField(page, 'Turnover').click();
    await page.locator('main form input').first().fill('99999999999999999');
    await save(page);
    await page.locator('input[aria-invalid="true"]').waitFor();
    expect(await readCompany(id)).toMatchObject({ employees: 0, turnover: { amount: 5_000_000 } });
  });

  it('lets two editors choose between their versions', async () => {
    const { id } = await make.company({ city: 'Foshan' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'City').click();
    await page.getByRole('textbox', { name: 'City' }).fill('Shenzhen');
    await journey.api.manager.patch(`/companies/${id}`, { city: 'Guangzhou' });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this record' });
    await dialog.getByText('Guangzhou').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'Mine' }).check();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await findField(page, 'City Shenzhen').waitFor();
    expect((await readCompany(id)).city).toBe('Shenzhen');
  });

  it('follows the changes of colleagues', async () => {
    const { id } = await make.company({ city: 'Foshan' });
    const page = await journey.open(`/companies/${id}`);
    const opened = page.waitForResponse((response) => response.url().endsWith('/live-updates'));
    await signIn(page, getEmail('viewer'));
    await opened;
    await expectText(page, 'Foshan');
    await journey.api.bdm.patch(`/companies/${id}`, { city: 'Zhuhai' });
    await expectText(page, 'Zhuhai');
    expect(await page.getByText('Foshan').count()).toBe(0);
  });

  it('has leads and people, and both can be added', async () => {
    const company = await make.company({ name: 'Verdant Glass' });
    await make.lead({ title: 'Glass for greenhouses', companyId: company.id, jobsExpected: 40 });
    await make.contact({ fullName: 'Chen Wei', companyId: company.id, email: 'chen@verdant.example' });
    const page = await journey.openAs('bdm', `/companies/${company.id}?tab=leads`);
    await page.getByRole('link', { name: 'Glass for greenhouses' }).waitFor();
    await expectText(page, 'First contact · 40 jobs expected');
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('link', { name: 'chen@verdant.example' }).waitFor();
    await page.getByRole('button', { name: 'Add a contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a contact' });
    await dialog.getByLabel('Full name').fill('Li Na');
    await dialog.getByRole('button', { name: 'Create contact' }).click();
    await page.getByRole('article', { name: 'Li Na' }).waitFor();
    await page.getByRole('button', { name: 'New lead' }).click();
    const form = page.getByRole('dialog', { name: 'New lead' });
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[role=dialog] input')?.value === 'Verdant Glass',
    );
    await form.getByLabel('Title').fill('Second plant');
    await choose(page, form.getByRole('combobox', { name: 'How it came in' }), 'Web');
    await form.getByRole('button', { name: 'Create lead' }).click();
    await expectHeading(page, 'Second plant');
    await page.getByRole('link', { name: 'Verdant Glass' }).click();
    await expectHeading(page, 'Verdant Glass');
    expect(new URL(page.url()).pathname).toBe(`/companies/${company.id}`);
  });

  it('hides a confidential lead of a colleague', async () => {
    const company = await make.company();
    const by = journey.api.manager;
    const secret = await make.lead({
      title: 'Secret foundry',
      companyId: company.id,
      confidential: true,
      codename: 'Project X',
      by,
    });
    await make.interaction(secret.id, { subject: 'Talked about the foundry' }, by);
    const { status } = await journey.api.bdm.post('/interactions', {
      kind: 'call',
      occurredAt: new Date().toISOString(),
      subject: 'Called the reception',
      companyId: company.id,
    });
    expect(status).toBe(201);
    const page = await journey.openAs('bdm', `/companies/${company.id}?tab=leads`);
    await expectHeading(page, 'No leads of this company');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expectText(page, 'Called the reception');
    expect(await page.content()).not.toMatch(/foundry|Project X/);
  });

  it('shows agreements and the timeline', async () => {
    const company = await make.company({ name: 'Guangdong Lighting Centre' });
    const other = await make.company({ country: 'BE' });
    const lead = await make.lead({ companyId: company.id });
    await make.interaction(lead.id, { subject: 'Visited the campus' });
    const { status } = await journey.api.bdm.post('/agreements', {
      title: 'Partnership of regions',
      kind: 'strategic_partnership',
      parties: [company, other].map(({ id }) => ({ companyId: id, role: 'signatory' })),
    });
    expect(status).toBe(201);
    const page = await journey.openAs('viewer', `/companies/${company.id}?tab=agreements`);
    await expectText(page, 'Partnership of regions');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expectText(page, 'Visited the campus');
    await page.getByRole('link', { name: lead.reference }).first().click();
    await expectHeading(page, lead.title);
    expect(await page.getByRole('link', { name: company.name }).count()).toBe(1);
  });

  it('names possible duplicates, with the way to merge them', async () => {
    const company = await make.company({ name: 'Meridian Sensors', city: 'Foshan' });
    const twin = await make.company({ name: 'Meridian Sensors Ltd', city: 'Foshan' });
    const page = await journey.openAs('bdm', `/companies/${company.id}`);
    const duplicates = page.getByRole('region', { name: 'Possible duplicates' });
    await duplicates.getByRole('link', { name: 'Meridian Sensors Ltd', exact: true }).waitFor();
    const merge = duplicates.getByRole('link', { name: 'Compare and merge with Meridian Sensors Ltd' });
    expect(await merge.getAttribute('href')).toBe(`/companies/${company.id}/merge?source=${twin.id}`);
    await page.close();
    const viewer = await journey.openAs('viewer', `/companies/${company.id}`);
    await expectText(viewer, 'Meridian Sensors Ltd');
    expect(await viewer.getByRole('link', { name: /^Compare and merge/ }).count()).toBe(0);
  });

  it('archives the company after a question, and restores it', async () => {
    const company = await make.company({ name: 'Obsolete Lamps' });
    const page = await journey.openAs('bdm', `/companies/${company.id}`);
    await page.getByRole('button', { name: 'Actions for Obsolete Lamps' }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    const question = page.getByRole('dialog', { name: 'Archive the company?' });
    await question.getByText(/^Obsolete Lamps disappears/).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await question.getByRole('button', { name: 'Archive' }).click();
    await expectText(page, /^Archived on/);
    expect(await page.getByRole('button', { name: 'New lead' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expectNoText(page, 'It is left out of lists');
    expect((await readCompany(company.id)).archivedAt).toBeNull();
  });

  it('leads on to the company into which it was merged', async () => {
    const company = await make.company({ name: 'Aurora Surviving' });
    const source = await make.company({ name: 'Aurora Gone' });
    const merged = await journey.api.manager.post(`/companies/${company.id}/merge`, { sourceId: source.id });
    expect(merged.status).toBeLessThan(300);
    const page = await journey.openAs('bdm', `/companies/${source.id}`);
    await expectText(page, 'This company has been merged');
    expect(await page.getByRole('button', { name: 'Restore…' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Aurora Surviving' }).click();
    await expectHeading(page, 'Aurora Surviving');
  });

  it('shows a viewer everything, and no input', async () => {
    const page = await journey.openAs('viewer', `/companies/${lamps.id}`);
    const buttons: unknown[] = [];
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByText(TAB_TEXTS[tab]).first().waitFor();
      for (const text of await page.getByRole('main').getByRole('button').allInnerTexts())
        if (!VIEW_BUTTONS.includes(text)) buttons.push([tab, text]);
    }
    expect(buttons).toEqual([]);
  });

  it('shows a script in a name as text', async () => {
    const name = `Joker <img src=x onerror="document.title='taken over'">`;
    const { id } = await make.company({ name, website: 'https://joker.example' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await expectHeading(page, name);
    expect(await countForeignPictures(page)).toBe(0);
    await page.getByRole('link', { name: 'Companies' }).first().click();
    await findRow(page, 'Joker').waitFor();
    expect(await countForeignPictures(page)).toBe(0);
    expect(await page.title()).toBe('Companies · Locate CRM');
  });

  it('can be used by keyboard alone', async () => {
    const { id, name } = await make.company({ name: 'Keyboard Lamps' });
    const page = await journey.openAs('bdm', '/companies?q=keyboard');
    const row = findRow(page, name);
    await row.waitFor();
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await expectHeading(page, name);
    const field = findField(page, 'City');
    await tabTo(page, field);
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('textbox', { name: 'City' }));
    await page.keyboard.type('Genk');
    await page.keyboard.press('Control+Enter');
    await expectFocus(page, page.getByRole('button', { name: 'City Genk' }));
    expect((await readCompany(id)).city).toBe('Genk');
  });

  it('is opened from the search, and by the leads of the table', async () => {
    const company = await make.company({ name: 'Searchlight Works' });
    await make.lead({ title: 'Lights of Searchlight', companyId: company.id });
    const page = await journey.openAs('viewer', '/leads');
    await page.getByRole('link', { name: 'Searchlight Works' }).click();
    await expectHeading(page, 'Searchlight Works');
    await page.goto('/pipeline');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('searchlight');
    await page.getByRole('option', { name: /^Searchlight Works/ }).click();
    await expectHeading(page, 'Searchlight Works');
    expect(new URL(page.url()).pathname).toBe(`/companies/${company.id}`);
  });

  it('has no finding of axe on any tab, and does not scroll sideways on a phone, in Dutch neither', async () => {
    const findings: unknown[] = [];
    for (const [width, language, duplicates] of [
      [1280, 'en', 'Possible duplicates'],
      [390, 'nl', 'Mogelijke dubbels'],
    ] as const) {
      await journey.api.bdm.patch('/me/preferences', { language });
      const page = await journey.openAs('bdm', '/account', { viewport: { width, height: 800 } });
      for (const tab of TABS) {
        await page.goto(`/companies/${lamps.id}?tab=${tab.toLowerCase()}`);
        await expectHeading(page, 'Lumenova Lighting');
        await settle(page);
        const problems = await findAccessibilityProblems(page);
        if (problems.length > 0) findings.push([width, tab, problems]);
        if (await isScrolledSideways(page)) findings.push([width, tab, 'sideways']);
      }
      await expectText(page, duplicates);
      await page.close();
    }
    await journey.api.bdm.patch('/me/preferences', { language: 'en' });
    expect(findings).toEqual([]);
  });
});
