import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
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
import { settle, waitForPatch } from './support/settle.js';

describeInBrowser('Contacts', () => {
  let lumenova: Made;
  let chen: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    lumenova = await make.company({ name: 'Lumenova Lighting', country: 'CN' });
    const gent = await make.company({ name: 'Gent Optics', country: 'BE' });
    chen = await make.contact({
      fullName: 'Chen Yuqing',
      nativeName: '陈雨晴',
      companyId: lumenova.id,
      jobTitle: 'Director',
      languages: ['zh-Hans', 'en'],
      email: 'chen.yuqing@lumenova.example',
      tags: ['led'],
    });
    await make.contact({ fullName: 'Bart Peeters', companyId: gent.id, languages: ['nl'], jobTitle: 'Buyer' });
  }, 120_000);

  const read = async (id: string): Promise<Made> => (await journey.api.manager.get(`/contacts/${id}`)).body;
  const findRow = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });
  const findFilter = (page: Page, name: string) => page.getByRole('search').getByRole('button', { name, exact: true });
  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const getSearch = (page: Page) => decodeURIComponent(new URL(page.url()).search);

  describe('in the list', () => {
    it('are in the navigation, with company, position and address', async () => {
      const page = await journey.openAs('viewer', '/pipeline');
      await page.getByRole('link', { name: 'Companies' }).click();
      await page.getByRole('link', { name: 'Contacts' }).click();
      const row = findRow(page, 'Chen Yuqing');
      await row.waitFor();
      const text = await row.innerText();
      for (const part of ['陈雨晴', 'Lumenova Lighting', 'Director', 'chen.yuqing@lumenova.example', 'led'])
        expect(text).toContain(part);
      expect(await row.getByRole('link', { name: 'Lumenova Lighting' }).getAttribute('href')).toBe(
        `/companies/${lumenova.id}`,
      );
      expect(await page.getByRole('button', { name: 'New contact' }).count()).toBe(0);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    });

    it('are found by pinyin, and the question stays over a reload', async () => {
      const page = await journey.openAs('bdm', '/contacts');
      await findRow(page, 'Bart Peeters').waitFor();
      await page.getByRole('searchbox').fill('yuqing');
      await findRow(page, 'Bart Peeters').waitFor({ state: 'hidden' });
      expect(getSearch(page)).toBe('?q=yuqing');
      await page.reload();
      await findRow(page, 'Chen Yuqing').waitFor();
      expect(await findRow(page, 'Bart Peeters').count()).toBe(0);
    });

    it('are filtered by company, country and language', async () => {
      const page = await journey.openAs('bdm', '/contacts');
      await findFilter(page, 'Country of the company').click();
      await choose(page, page.getByRole('combobox', { name: 'Country of the company' }), 'Belgium');
      await findRow(page, 'Bart Peeters').waitFor();
      await findRow(page, 'Chen Yuqing').waitFor({ state: 'hidden' });
      expect(getSearch(page)).toBe('?company.country=BE');
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.goto('/contacts');
      await findFilter(page, 'Languages').click();
      await choose(page, page.getByRole('combobox', { name: 'Languages' }), 'Dutch');
      await page.getByRole('button', { name: 'Languages: Dutch' }).waitFor();
      await findRow(page, 'Chen Yuqing').waitFor({ state: 'hidden' });
      await page.goto('/contacts');
      await findFilter(page, 'Works for').click();
      await choose(page, page.getByRole('combobox', { name: 'Works for' }), 'Lumenova Lighting');
      await findRow(page, 'Bart Peeters').waitFor({ state: 'hidden' });
      expect(getSearch(page)).toBe(`?worksFor=${lumenova.id}`);
    });

    it('are sorted by a heading, and exported as the list shows them', async () => {
      const page = await journey.openAs('bdm', '/contacts?languages=nl');
      await findRow(page, 'Bart Peeters').waitFor();
      const heading = page.getByRole('columnheader', { name: 'Company' });
      await heading.getByRole('button').click();
      await page.waitForURL('**/contacts?languages=nl&sort=company.name');
      expect(await heading.getAttribute('aria-sort')).toBe('ascending');
      await page.getByRole('button', { name: 'Export' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Text (.csv)' }).click();
      expect((await download).url()).toMatch(/\/contacts\/export\?format=csv&languages=nl&sort=company\.name$/);
    });

    it('say when nothing matches', async () => {
      const page = await journey.openAs('bdm', '/contacts?q=zzzzzz');
      await expectHeading(page, 'No contact matches the filters');
      await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
      await findRow(page, 'Chen Yuqing').waitFor();
      expect(getSearch(page)).toBe('');
    });
  });

  describe('that are new', () => {
    it('are compared with those that exist while the user types, and open their page', async () => {
      const page = await journey.openAs('bdm', '/contacts');
      await page.getByRole('button', { name: 'New contact' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Full name' }).fill('Chen Yu');
      await dialog.getByText('A contact like this exists already').waitFor();
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await dialog.getByRole('textbox', { name: 'Full name' }).fill('Xu Meilin');
      await expectNoText(page, 'A contact like this exists already');
      await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('xu.meilin@lumenova.example');
      await dialog.getByRole('button', { name: 'Create contact' }).click();
      await expectHeading(page, 'Xu Meilin');
      expect(new URL(page.url()).pathname).toMatch(/^\/contacts\/[0-9a-f-]{36}$/);
    });

    it('lead to the contact that has the address already', async () => {
      const page = await journey.openAs('bdm', '/contacts');
      await page.getByRole('button', { name: 'New contact' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('chen.yuqing@lumenova.example');
      await dialog.getByRole('button', { name: 'Use Chen Yuqing' }).click();
      await expectHeading(page, 'Chen Yuqing');
      expect(new URL(page.url()).pathname).toBe(`/contacts/${chen.id}`);
    });
  });

  describe('on their page', () => {
    it('are opened with at most four requests', async () => {
      const page = await journey.open(`/contacts/${chen.id}`);
      await page.route('**/api/v1/live-updates', (route) => route.abort());
      await signIn(page, getEmail('bdm'));
      await expectHeading(page, 'Chen Yuqing');
      await page.goto('/contacts');
      await findRow(page, 'Chen Yuqing').waitFor();
      await settle(page);
      const paths = recordRequests(page);
      await findRow(page, 'Chen Yuqing').getByRole('link', { name: 'Chen Yuqing' }).click();
      await findField(page, 'Position Director').waitFor();
      await settle(page);
      expect(paths.slice(4)).toEqual([]);
    });

    it('show how to reach the person, and link to the company', async () => {
      const page = await journey.openAs('viewer', `/contacts/${chen.id}`);
      await expectHeading(page, 'Chen Yuqing 陈雨晴');
      const head = page.locator('main header');
      const links = await head.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links).toEqual(['/contacts', `/companies/${lumenova.id}`, 'mailto:chen.yuqing@lumenova.example']);
      expect(await head.innerText()).toContain('Chinese (Simplified), English');
      expect(await page.getByRole('button', { name: /^(Log interaction|Actions for|Position)/ }).count()).toBe(0);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    });

    it('are edited in place', async () => {
      const { id } = await make.contact({ fullName: 'Wang Fang' });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await findField(page, 'Position').click();
      await page.getByRole('textbox', { name: 'Position' }).fill('Plant manager');
      await save(page);
      await findField(page, 'Position Plant manager').waitFor();
      await findField(page, 'Languages').click();
      await choose(page, page.getByRole('combobox', { name: 'Languages' }), 'Korean');
      await page.keyboard.press('Escape');
      await save(page);
      await findField(page, 'Languages Korean').waitFor();
      await findField(page, 'Other employers').click();
      await choose(page, page.getByRole('combobox', { name: 'Company' }), 'Gent Optics');
      await page.getByRole('form').getByLabel('Position').fill('Adviser');
      await save(page);
      await findField(page, 'Other employers Gent Optics, Adviser').waitFor();
      expect(await read(id)).toMatchObject({
        jobTitle: 'Plant manager',
        languages: ['ko'],
        affiliations: [{ companyName: 'Gent Optics', jobTitle: 'Adviser' }],
      });
    });

    it('show a refusal at its field', async () => {
      const { id } = await make.contact({ fullName: 'Zhang Wei' });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await findField(page, 'Phone number').click();
      const input = page.getByRole('textbox', { name: 'Phone number' });
      await input.fill('12');
      await save(page);
      await expectText(page, 'Give a phone number with its country code');
      await expectFocus(page, input);
      await page.keyboard.press('Escape');
      await findField(page, 'E-mail address').click();
      await page.getByRole('textbox', { name: 'E-mail address' }).fill('chen.yuqing@lumenova.example');
      await save(page);
      await expectText(page, 'Another contact has this e-mail address');
      expect(await read(id)).toMatchObject({ phone: null });
    });

    it('let two editors choose between their versions', async () => {
      const { id } = await make.contact({ fullName: 'Liu Yang', jobTitle: 'Buyer' });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await findField(page, 'Position').click();
      await page.getByRole('textbox', { name: 'Position' }).fill('Director');
      await journey.api.manager.patch(`/contacts/${id}`, { jobTitle: 'Engineer' });
      await save(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Engineer').waitFor();
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await dialog.getByRole('radio', { name: 'Mine' }).check();
      await dialog.getByRole('button', { name: 'Save the choice' }).click();
      await findField(page, 'Position Director').waitFor();
      expect((await read(id)).jobTitle).toBe('Director');
    });

    it('show their leads and what happened', async () => {
      const { id } = await make.contact({ fullName: 'Zhao Lei' });
      const lead = await make.lead({ title: 'Lenses for greenhouses', contactIds: [id] });
      await make.interaction(lead.id, { subject: 'Talked about lenses', contactIds: [id] });
      const page = await journey.openAs('bdm', `/contacts/${id}?tab=leads`);
      const link = page.getByRole('link', { name: 'Lenses for greenhouses' });
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe(`/leads/${lead.reference}`);
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await expectText(page, 'Talked about lenses');
      expect(getSearch(page)).toBe('?tab=timeline');
    });

    it('record what the person agreed to', async () => {
      const { id } = await make.contact({ fullName: 'Sun Li' });
      const page = await journey.openAs('bdm', `/contacts/${id}?tab=consents`);
      await expectHeading(page, 'No consents');
      await page.getByRole('button', { name: 'Record a consent' }).click();
      await save(page);
      await expectFocus(page, page.getByLabel('Wording', { exact: true }));
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await page.getByLabel('Wording', { exact: true }).fill('Yes, write to me');
      await page.getByLabel('Version of the wording').fill('2026-11');
      await page.getByLabel('Where').fill('Call');
      await save(page);
      await expectText(page, 'Yes, write to me');
      await page.getByText('May be mailed').first().waitFor();
      expect(await read(id)).toMatchObject({ mayBeMailed: true, consents: [{ purpose: 'marketing', granted: true }] });
    });

    it('are archived and restored', async () => {
      const { id } = await make.contact({ fullName: 'Zhou Jie' });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await page.getByRole('button', { name: 'Actions for Zhou Jie' }).click();
      await page.getByRole('menuitem', { name: 'Archive…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
      await expectText(page, /^Archived on/);
      expect((await read(id)).archivedAt).not.toBeNull();
      expect(await page.getByRole('button', { name: 'Log interaction' }).count()).toBe(1);
      await page.getByRole('button', { name: 'Restore' }).click();
      await findField(page, 'Position').waitFor();
      expect((await read(id)).archivedAt).toBeNull();
    });

    it('get an interaction', async () => {
      const { id } = await make.contact({ fullName: 'Wu Min', companyId: lumenova.id });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await page.locator('main').getByRole('button', { name: 'Log interaction' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'What' }).fill('Talked about samples');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expectText(page, 'The interaction with Wu Min is logged');
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await expectText(page, 'Talked about samples');
      const { items } = (await journey.api.manager.get(`/interactions?contactId=${id}`)).body;
      expect(items).toMatchObject([{ subject: 'Talked about samples', companyId: lumenova.id }]);
    });

    it('are opened from the search, and are then among the records opened last', async () => {
      const page = await journey.openAs('bdm', '/pipeline');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('combobox', { name: 'Search' }).fill('陈雨晴');
      const saved = waitForPatch(page);
      await page.getByRole('option', { name: /Chen Yuqing/ }).click();
      await expectHeading(page, 'Chen Yuqing');
      await saved;
      await page.goto('/pipeline');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('option', { name: /Chen Yuqing/ }).click();
      await page.waitForURL(`**/contacts/${chen.id}`);
      await expectHeading(page, 'Chen Yuqing');
      expect(new URL(page.url()).pathname).toBe(`/contacts/${chen.id}`);
    });

    it('run no script that stands in a name or an address', async () => {
      const hostile = '<img src=x onerror="document.title=1">';
      const { id } = await make.contact({ fullName: hostile, nativeName: hostile, jobTitle: hostile });
      const page = await journey.openAs('bdm', `/contacts/${id}`);
      await expectHeading(page, hostile);
      expect(await countForeignPictures(page)).toBe(0);
      await page.goto('/contacts');
      await findRow(page, hostile).waitFor();
      expect(await countForeignPictures(page)).toBe(0);
      expect(await page.title()).not.toBe('1');
    });

    it('say when there is no such contact', async () => {
      const page = await journey.openAs('viewer', '/contacts/0199c000-0000-7000-8000-0000000fffff');
      await expectHeading(page, 'This does not exist, or you may not see it');
      expect(await findAccessibilityProblems(page)).toEqual([]);
    });
  });

  it('work by keyboard alone', async () => {
    const { id } = await make.contact({ fullName: 'Aa Keyboard', tags: ['keyboard'] });
    const page = await journey.openAs('bdm', '/contacts?tags=keyboard');
    await findRow(page, 'Aa Keyboard').waitFor();
    await tabTo(page, findRow(page, 'Aa Keyboard'));
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Aa Keyboard');
    await tabTo(page, findField(page, 'WeChat'));
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('textbox', { name: 'WeChat' }));
    await page.keyboard.type('aa_keyboard');
    await page.keyboard.press('Enter');
    await findField(page, 'WeChat aa_keyboard').waitFor();
    expect((await read(id)).wechatId).toBe('aa_keyboard');
  });

  it('fit a phone, in Dutch', async () => {
    const page = await journey.open('/contacts', { viewport: { width: 390, height: 800 }, locale: 'nl-BE' });
    await page.getByLabel('E-mailadres').fill(getEmail('bdm'));
    await page.getByLabel(/^Wachtwoord/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await expectHeading(page, 'Contacten');
    const card = page.getByRole('listitem').filter({ hasText: 'Chen Yuqing' });
    await card.waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await findFilter(page, 'Land van het bedrijf').waitFor();
    const isFitting = () => page.evaluate(() => document.documentElement.scrollWidth === 390);
    expect([await isFitting(), await findAccessibilityProblems(page)]).toEqual([true, []]);
    await card.getByRole('link', { name: 'Chen Yuqing' }).click();
    await page.getByRole('tab', { name: 'Toestemmingen' }).click();
    await expectHeading(page, 'Geen toestemmingen');
    expect([await isFitting(), await findAccessibilityProblems(page)]).toEqual([true, []]);
  });
});
