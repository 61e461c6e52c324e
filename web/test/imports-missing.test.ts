import { work } from '../../test/imports/imports.given.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

const LINES = [
  'Titel;Kanaal;Bedrijf / Naam;Bedrijf / Land;Bedrijf / Stad;Contact / Naam;Contact / E-mail',
  'Zonnebloem plant;web;Zonnebloem Optics NV;BE;Gent;An Maes;an@zonnebloem.example',
  'Zonnebloem depot;web;Zonnebloem Optics NV;BE;;Bo Claes;bo@zonnebloem.example',
];

describeInBrowser('A file of leads whose companies and people are missing', () => {
  const { journey } = useJourney();

  it('comes in with them after two boxes are ticked, and the check says what it creates besides', async () => {
    const page = await journey.openAs('manager', '/imports/new');
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Leads');
    const buffer = Buffer.from(`${LINES.join('\n')}\n`);
    await page.locator('input[type="file"]').setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await expectHeading(page, 'leads.csv');
    // The fields of the company and the person have the names that they have on their own screens.
    const field = page.getByRole('combobox', { name: 'Field of the column Bedrijf / Stad' });
    expect(await field.inputValue()).toBe('Company · City');

    const checkRows = async () => {
      const answer = page.waitForResponse((response) => response.url().endsWith('/dry-run'));
      await page.getByRole('button', { name: 'Check the rows' }).click();
      expect((await answer).status()).toBe(202);
      await work(journey.api);
      await expectHeading(page, 'Rows');
    };
    await checkRows();
    await page.locator('[data-filter="error"]', { hasText: 'Errors: 2' }).waitFor();
    await page.getByRole('button', { name: 'Change the mapping' }).click();
    await page.getByRole('checkbox', { name: 'Create companies that are missing' }).check();
    await page.getByRole('checkbox', { name: 'Create contacts that are missing' }).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await checkRows();
    await expectText(page, 'Also new: 1 company, 2 contacts.');
    const row = page.locator('[data-row="2"]');
    await row.getByText('Also creates:').waitFor();
    expect(await row.textContent()).toContain('Company: Zonnebloem Optics NV · Gent · Belgium');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('dialog').getByText('Also new: 1 company, 2 contacts.').waitFor();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();
    const { items } = (await journey.api.manager.get('/companies?q=Zonnebloem')).body;
    expect(items).toMatchObject([{ name: 'Zonnebloem Optics NV', city: 'Gent' }]);
  }, 120_000);
});
