import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
  choose,
  describeInBrowser,
  expectHeading,
  findAccessibilityProblems,
  getEmail,
  signIn,
  recordRequests,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('The list of companies', () => {
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const { id: ownerId } = journey.api.bdm;
    await make.company({
      name: 'Lumenova Lighting',
      nativeName: '朗明照明有限公司',
      city: 'Foshan',
      website: 'https://www.lumenova.example/',
      tags: ['led'],
      nace: [{ version: '2.1', code: '27.40', primary: true }],
      ownerId,
    });
    await make.company({ name: 'Haoze Optics', country: 'JP', kind: 'university', employees: 40 });
    await make.company({ name: 'Zwolle Batteries', country: 'NL', employees: 900, ownerId: journey.api.manager.id });
  }, 120_000);

  const findRow = (page: Page, name: string) =>
    page.getByRole('grid', { name: 'Companies' }).getByRole('row').filter({ hasText: name });
  const getSearch = (page: Page) => decodeURIComponent(new URL(page.url()).search);
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('is reached from the navigation, with what identifies them', async () => {
    const page = await journey.openAs('viewer', '/pipeline');
    await page.getByRole('link', { name: 'Companies' }).click();
    const text = await findRow(page, 'Lumenova Lighting').innerText();
    for (const part of ['朗明照明有限公司', 'China', 'Foshan', 'Company', 'led']) expect(text).toContain(part);
  });

  it('needs three requests, of which none waits for another', async () => {
    const page = await journey.open('/pipeline');
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('viewer'));
    await expectHeading(page, 'Pipeline');
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: 'Companies' }).click();
    await findRow(page, 'Haoze Optics').waitFor();
    await settle(page);
    expect(new Set(paths)).toEqual(new Set(['/api/v1/companies', '/api/v1/users', '/api/v1/views']));
  });

  it('is searched, filtered and sorted in the address, also after a reload', async () => {
    const page = await journey.openAs('bdm', '/companies');
    await page.getByPlaceholder('Search companies').fill('haoze');
    await findRow(page, 'Lumenova Lighting').waitFor({ state: 'hidden' });
    await findRow(page, 'Haoze Optics').waitFor();
    await page.waitForURL(/\?q=haoze$/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('search').getByRole('button', { name: 'Kind', exact: true }).click();
    await page.getByRole('checkbox', { name: 'University' }).check();
    await page.keyboard.press('Escape');
    await findRow(page, 'Lumenova Lighting').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: 'Kind: University' }).waitFor();
    await findRow(page, 'Haoze Optics').waitFor();
    await page.getByRole('columnheader', { name: 'Employees' }).getByRole('button').click();
    await page.waitForURL(/sort=employees/);
    expect(await findRow(page, 'Lumenova Lighting').count()).toBe(0);
  });

  it('shows the companies of the user, and those in a range', async () => {
    const page = await journey.openAs('bdm', '/companies?employees.gte=500');
    await findRow(page, 'Zwolle Batteries').waitFor();
    expect(await findRow(page, 'Haoze Optics').count()).toBe(0);
    await page.goto('/companies');
    await page.getByText('My companies').click();
    await findRow(page, 'Zwolle Batteries').waitFor({ state: 'hidden' });
    await findRow(page, 'Lumenova Lighting').waitFor();
    expect(getSearch(page)).toBe('?ownerId=me');
  });

  it('is exported as it is shown, in every format of the API', async () => {
    const page = await journey.openAs('bdm', '/companies?country=JP');
    await findRow(page, 'Haoze Optics').waitFor();
    const files: string[] = [];
    for (const format of ['Text (.csv)', 'JSON lines (.jsonl)']) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: format }).click(),
      ]);
      files.push(await readFile(await file.path(), 'utf8'));
    }
    for (const file of files) {
      expect(file).toContain('Haoze Optics');
      expect(file).not.toContain('Lumenova');
    }
  });

  it('creates a company, after a warning while the name is typed', async () => {
    const page = await journey.openAs('bdm', '/companies');
    await page.getByRole('button', { name: 'New company' }).click();
    const form = page.getByRole('dialog', { name: 'New company' });
    await form.getByLabel('Name in Latin letters').fill('Lumenova Lightning Co Ltd');
    await form.getByText('Companies with a similar name').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Use Lumenova Lighting' }).click();
    await expectHeading(page, 'Lumenova Lighting');
    await page.goto('/companies');
    await page.getByRole('button', { name: 'New company' }).click();
    await form.getByLabel('Name in Latin letters').fill('Quartz & Sons');
    await choose(page, form.getByRole('combobox', { name: 'Country' }), 'Belgium');
    await form.getByRole('button', { name: 'Create company' }).click();
    await expectHeading(page, 'Quartz & Sons');
    const { pathname } = new URL(page.url());
    expect(pathname).toMatch(/^\/companies\/[0-9a-f-]{36}$/);
    const toast = page.getByRole('alert').filter({ hasText: '“Quartz & Sons” is created' });
    expect(await toast.getByRole('link', { name: 'Open' }).getAttribute('href')).toBe(pathname);
  });

  it('shows messages at the top of a phone, where they leave the buttons at the bottom free', async () => {
    const page = await journey.openAs('bdm', '/companies', { viewport: { width: 390, height: 800 } });
    await page.getByRole('button', { name: 'New company' }).click();
    const form = page.getByRole('dialog', { name: 'New company' });
    await form.getByLabel('Name in Latin letters').fill('Phone Makers');
    await choose(page, form.getByRole('combobox', { name: 'Country' }), 'Belgium');
    await form.getByRole('button', { name: 'Create company' }).click();
    const toast = page.getByRole('alert').filter({ hasText: '“Phone Makers” is created' });
    await toast.waitFor();
    await expectHeading(page, 'Phone Makers');
    const { y, height } = (await toast.boundingBox())!;
    expect(y + height).toBeLessThan(400);
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('has cards on a phone, and nothing scrolls sideways', async () => {
    const page = await journey.openAs('viewer', '/companies', { viewport: { width: 390, height: 800 } });
    await page.getByRole('list', { name: 'Companies' }).getByText('朗明照明有限公司').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByPlaceholder('Search companies').waitFor();
    expect({
      findings: await findAccessibilityProblems(page),
      isScrolledSideways: await isScrolledSideways(page),
      canCreate: await page.getByRole('button', { name: 'New company' }).count(),
    }).toEqual({ findings: [], isScrolledSideways: false, canCreate: 0 });
  });

  it('says why nothing is shown, and how to see more', async () => {
    const page = await journey.openAs('viewer', '/companies?q=zzzzzz');
    await expectHeading(page, 'No company matches the filters');
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await findRow(page, 'Haoze Optics').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
