import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Make, type Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

describeInBrowser('The audit trail', () => {
  let lead: Made;
  const { journey } = useJourney();
  beforeAll(async () => {
    const { api } = journey;
    const make = new Make(api);
    lead = await make.lead({ title: 'Assembly of lamps', jobsExpected: 40, ownerId: api.bdm.id });
    await make.lead({ title: 'Another one', jobsExpected: 40, ownerId: api.bdm.id });
    await api.bdm.patch(`/leads/${lead.id}`, { requirements: 'A hall of 2,000 m²' });
    await api.manager.patch(`/leads/${lead.id}`, {
      jobsExpected: 65,
      likelihood: 'high',
      externalIds: [{ system: 'HubSpot', value: '8814032' }],
    });
    await make.lead({ title: 'Secret lamps', confidential: true, codename: 'Heron', by: api.manager });
  }, 120_000);

  const getEntries = (page: Page) => page.getByRole('list', { name: 'Audit trail' }).getByRole('listitem');

  it('answers who changed the expected jobs of a lead, from what to what, and when, by filters alone', async () => {
    const page = await journey.openAs('viewer', '/my-day');
    await page.getByRole('heading', { name: 'My day' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Go to Administration' }).click();
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByRole('combobox', { name: 'Record' }).fill(lead.reference);
    await page.getByRole('option', { name: /Assembly of lamps/ }).click();
    await page.getByRole('search').getByRole('button', { name: 'What was done' }).click();
    await choose(page, page.getByRole('combobox', { name: 'What was done' }), /^Changed$/);
    await page.keyboard.press('Escape');
    const entry = getEntries(page).filter({ hasText: 'manager 2' });
    await entry.waitFor();
    const text = await entry.innerText();
    expect(text).toMatch(/Changed: lead LEAD-\d{4}-\d{4} Assembly of lamps/);
    expect(text).toMatch(/\d{4}, \d{1,2}:\d{2}.* · manager 2/);
    expect((await entry.locator('[data-field="jobsExpected"]').innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'Jobs expected 40 → becomes 65',
    );
    expect((await entry.locator('[data-field="externalIds"]').innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'External ids empty → becomes HubSpot 8814032',
    );
    expect(await entry.locator('[data-field="likelihood"]').innerText()).toContain('High');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // The address is the question, and can be given to a colleague.
    const address = page.url();
    expect(address).toContain(`entityId=${lead.id}`);
    await page.goto('/leads');
    await page.goto(address);
    await entry.waitFor();
  });

  it('is narrowed by person, kind of record and day, and by the reference of a lead in the address', async () => {
    const page = await journey.openAs('bdm', `/administration/audit?entityId=${lead.reference}`);
    await page.getByRole('button', { name: /^Remove filter: Record: LEAD-.*Assembly of lamps/ }).waitFor();
    await getEntries(page).filter({ hasText: 'bdm 3' }).first().waitFor();
    await page.getByRole('search').getByRole('button', { name: 'Who', exact: true }).click();
    await page.getByRole('combobox', { name: 'Who' }).fill('manager');
    await page.getByRole('option', { name: 'manager 2' }).click();
    await page.keyboard.press('Escape');
    await getEntries(page).filter({ hasText: 'bdm 3' }).first().waitFor({ state: 'hidden' });
    expect(await getEntries(page).count()).toBe(1);
    await page.getByRole('search').getByRole('button', { name: 'When', exact: true }).click();
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await expectHeading(page, 'No entry matches the filters');
  });

  it('leaves out confidential leads on the screen and in the file, and exports what it shows', async () => {
    const page = await journey.openAs('viewer', '/administration/audit?entityType=lead');
    await expectText(page, 'Assembly of lamps');
    expect(await page.getByText(/Secret lamps|Heron/).count()).toBe(0);
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSON lines (.jsonl)' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('Assembly of lamps');
    expect(text).not.toMatch(/Secret lamps|Heron|"entityType":"company"/);
  });

  it('writes the settings of a saved mapping of imports in words', async () => {
    const { body } = await journey.api.manager.post('/import-mappings', {
      entity: 'companies',
      name: 'Companies of the fair',
      mapping: [{ column: 'Naam', field: 'name', overwrite: true }],
      matchKeys: ['identifier', 'name'],
    });
    const page = await journey.openAs('manager', `/administration/audit?entityId=${body.id}`);
    await page.getByRole('button', { name: /^Show \d+ fields$/ }).click();
    const read = async (field: string) =>
      (await page.locator(`[data-field="${field}"]`).innerText()).split(/\s*\n+\s*/);
    expect(await read('entity')).toEqual(['Kind of records', 'Companies']);
    expect(await read('matchKeys')).toEqual(['How existing records are recognised', 'Identifier, Name']);
    expect(await read('mapping')).toEqual(['Mapping', 'Field: name, Column: Naam, Replaces what we have: Yes']);
    expect(await read('externalSystem')).toEqual(['The other system', 'import']);
  });

  it('shows the fields of a new record when asked, in Dutch and on a small phone too', async () => {
    const page = await journey.openAs('manager', `/administration/audit?entityId=${lead.id}&action=created`, {
      viewport: { width: 320, height: 700 },
    });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByText('Nederlands').click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^\d+ velden tonen$/ }).click();
    await page.locator('[data-field="jobsExpected"]').getByText('Verwachte jobs').waitFor();
    await page.locator('[data-field="ownerId"]').getByText('bdm 3').waitFor();
    const isScrolledSideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([await findAccessibilityProblems(page), isScrolledSideways]).toEqual([[], false]);
  });
});
