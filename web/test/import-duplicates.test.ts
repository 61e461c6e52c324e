import type { Page } from 'playwright-core';
import { check, run, uploadLines, work } from '../../test/imports/imports.given.js';
import { buildPerson } from '../../test/imports/untidy-names.given.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  recordWrites,
  useJourney,
} from './support/journey.js';

describeInBrowser('Possible duplicates of an import', () => {
  const { journey, make } = useJourney();

  /** Uploads companies each of which may be one of two, and returns the import with those companies by name. */
  const upload = async (...names: string[]) => {
    const known: Record<string, Made[]> = {};
    for (const name of names) {
      known[name] = [];
      for (const city of ['Genk', 'Hasselt']) {
        known[name].push(await make.company({ name, country: 'BE', city, allowDuplicate: true }));
      }
    }
    const lines = names.map((name) => `${name},BE,Bree`);
    const { id } = await uploadLines(journey.api.bdm, 'companies', 'Name,Country,City', ...lines);
    await journey.api.bdm.patch(`/imports/${id}`, {
      mapping: [
        { column: 'Name', field: 'name' },
        { column: 'Country', field: 'country' },
        { column: 'City', field: 'city', overwrite: true },
      ],
    });
    await check(journey.api, journey.api.bdm, id);
    return { id: id as string, known };
  };
  const findHeading = (page: Page, row: number) =>
    page.getByRole('heading', { name: `Comparison of row ${row}`, exact: true });
  const findTable = (page: Page, row: number) => page.locator(`[data-row="${row}"] table`);
  const findButton = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const expectCount = (page: Page, outcome: string, count: number) =>
    page.locator(`[data-filter="${outcome}"]`, { hasText: new RegExp(`: ${count}$`) }).waitFor();

  it('are compared side by side and decided by keyboard, and each decision can be undone', async () => {
    const names = ['Sorrel Optics', 'Tansy Optics', 'Umber Optics', 'Vetch Optics'];
    const { id, known } = await upload(...names);
    const page = await journey.openAs('bdm', `/imports/${id}?outcome=possible_duplicate`);
    await findHeading(page, 2).waitFor();
    const table = findTable(page, 2).first();
    await table.getByRole('row', { name: /City\s*Bree\s*(Genk|Hasselt)\s*differs/ }).waitFor();
    expect(await table.locator('[data-different]').count()).toBe(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const writes = recordWrites(page);

    await page.keyboard.press('j');
    await expectFocus(page, findHeading(page, 3));
    await page.keyboard.press('j');
    await expectFocus(page, findHeading(page, 4));
    await page.keyboard.press('k');
    await expectFocus(page, findHeading(page, 3));
    await findTable(page, 3).first().waitFor();
    // A decision opens the next possible duplicate.
    await page.keyboard.press('n');
    await expectFocus(page, findHeading(page, 4));
    await expectText(page, 'Row 3 is another one.');
    await expectCount(page, 'create', 1);
    await page.locator('[data-row="3"]').waitFor({ state: 'detached' });
    await page.keyboard.press('x');
    await expectFocus(page, findHeading(page, 5));
    await expectText(page, 'Row 4 is left out.');
    await expectCount(page, 'skip', 1);
    await page.keyboard.press('u');
    await expectFocus(page, findHeading(page, 4));
    await expectCount(page, 'skip', 0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findTable(page, 4).first().waitFor();
    await page.keyboard.press('2');
    await expectFocus(page, findHeading(page, 5));
    await expectText(page, 'Row 4 belongs to the record.');
    await expectCount(page, 'update', 1);
    await findButton(page, 'Leave the row out').click();
    await expectFocus(page, findHeading(page, 2));
    await expectCount(page, 'possible_duplicate', 1);
    expect(writes.filter((write) => write.startsWith('PATCH'))).toHaveLength(5);

    // A decision is shown with its row, and can be changed there.
    await page.locator('[data-filter="create"]').click();
    await findButton(page, 'Compare row 3').click();
    await expectFocus(page, findHeading(page, 3));
    await expectText(page, 'Decided: it is another one.');
    await findButton(page, 'Take the decision back').click();
    await expectCount(page, 'possible_duplicate', 2);

    await findButton(page, 'Import…').click();
    await findButton(page, 'Import now').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();
    const cities = await Promise.all(
      known['Umber Optics']!.map(async (company) => (await journey.api.bdm.get(`/companies/${company.id}`)).body.city),
    );
    expect(cities).toContain('Bree');
  }, 120_000);

  it('of an import that is done are decided together, and wait to be imported', async () => {
    const { id } = await upload('Wicker Optics', 'Yarrow Optics', 'Zinnia Optics');
    await run(journey.api, journey.api.bdm, id);
    const page = await journey.openAs('bdm', `/imports/${id}?outcome=possible_duplicate`);
    await findButton(page, 'Create new…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Create 3 records of their own?').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // Somebody has begun to undo the import meanwhile, so that the decisions stop at the second row.
    await page.route(`**/rows/3`, (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 409, code: 'import.status_not_allowed', detail: 'Undone.', errors: [] }),
          })
        : route.continue(),
    );
    await dialog.getByRole('button', { name: 'Create new' }).click();
    await dialog.getByText(/^Row 3: .*1 of 3 rows were decided before it\.$/).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expectCount(page, 'possible_duplicate', 2);
    await page.unroute('**/rows/3');
    await expectText(page, '1 row that was decided since waits to be imported.');
    await findButton(page, 'Leave out…').click();
    await dialog.getByText('Leave 2 rows out?').waitFor();
    await dialog.getByRole('button', { name: 'Leave out' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectText(page, '3 rows that were decided since wait to be imported.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const started = page.waitForResponse((response) => response.url().endsWith('/run'));
    await findButton(page, 'Import what was decided').click();
    await started;
    await work(journey.api);
    await expectText(page, 'Created: 1. Changed: 0.');
    await expectCount(page, 'skip', 2);
    expect(await findButton(page, 'Import what was decided').count()).toBe(0);
  }, 120_000);

  it('that follow from another decision are passed over, and more than can be planned at once are checked again', async () => {
    await make.company({ name: 'Calamus Precision Castings NV', country: 'BE' });
    const people = Array.from({ length: 104 }, (_, n) => `${buildPerson(n)},Calamus Precision Castings BV,BE`);
    const { id } = await uploadLines(journey.api.bdm, 'contacts', 'fullName,company.name,company.country', ...people);
    await journey.api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] });
    await check(journey.api, journey.api.bdm, id);
    const page = await journey.openAs('bdm', `/imports/${id}?outcome=possible_duplicate`);
    await findButton(page, 'Create new…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Create new' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectCount(page, 'create', 101);
    await expectCount(page, 'possible_duplicate', 0);
    await expectText(page, '3 rows are not checked');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const checked = page.waitForResponse((response) => response.url().endsWith('/dry-run'));
    await findButton(page, 'Check again').click();
    await checked;
    await work(journey.api);
    await expectCount(page, 'create', 104);
    expect(await page.getByText('rows are not checked').count()).toBe(0);
  }, 120_000);

  it('are only shown to those who may not change the import', async () => {
    const { id } = await upload('Alkanet Optics', 'Borage Optics');
    await journey.api.db.query(`UPDATE import SET status = 'undone' WHERE id = $1`, [id]);
    const page = await journey.openAs('bdm', `/imports/${id}?outcome=possible_duplicate`);
    await findButton(page, 'Compare row 2').click();
    await findTable(page, 2).first().waitFor();
    expect(await findButton(page, /This is it|Another one|Create new/).count()).toBe(0);
  });
});
