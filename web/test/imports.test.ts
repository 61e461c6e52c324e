import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { work } from '../../test/imports/imports.given.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  holdWrites,
  useJourney,
} from './support/journey.js';

const LINES = [
  'Bedrijfsnaam;Land;Stad;Werknemers;Opmerking intern',
  'Orchard Photonics NV;BE;Genk;1.120;Seen at a fair',
  'Meridian Glasshouse BV;NL;Venlo;35;',
  'Meridian Glasshouse BV;NL;Venlo;35;',
  'Silverfen Robotics;Atlantis;Port;10;',
  'Kestrel Optics;BE;Hasselt;80;',
];

describeInBrowser('Imports of files', () => {
  const { journey, make } = useJourney();

  const chooseFile = (page: Page, name: string, lines: readonly string[]) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });

  const upload = async (page: Page, name: string, lines: readonly string[], kind = 'Companies') => {
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), kind);
    await chooseFile(page, name, lines);
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await expectHeading(page, name);
  };

  const checkRows = async (page: Page) => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/dry-run'));
    await page.getByRole('button', { name: 'Check the rows' }).click();
    expect((await answer).status()).toBe(202);
    await work(journey.api);
    await expectHeading(page, 'Rows');
  };

  const findFilter = (page: Page, outcome: string) => page.locator(`[data-filter="${outcome}"]`);
  const findRow = (page: Page, row: number) => page.locator(`[data-row="${row}"]`);

  it('are mapped, checked row by row, run, corrected with the failed rows, and undone', async () => {
    const known = await make.company({ name: 'Kestrel Optics', country: 'BE', city: 'Genk' });
    const page = await journey.openAs('manager', '/imports');
    await expectText(page, 'Nothing has been imported yet');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await expectText(page, 'Choose a file.');
    await expectFocus(page, page.locator('[data-field="entity"]'));
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await upload(page, 'companies.csv', LINES);
    const column = page.locator('[data-column="Opmerking intern"]');
    await column.waitFor();
    const field = page.getByRole('combobox', { name: 'Field of the column Opmerking intern' });
    await field.fill('Notes');
    await page.getByRole('option', { name: 'Notes', exact: true }).click();
    await page.getByLabel('Replace what we have by the column Stad').click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // The choices are kept when the page is left.
    await page.reload();
    await expectText(page, 'This is your draft of earlier.');
    expect(await page.getByRole('combobox', { name: 'Field of the column Opmerking intern' }).inputValue()).toBe(
      'Notes',
    );

    await page.getByRole('button', { name: 'Save this mapping…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the mapping').fill('Companies of the fair');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expectText(page, 'Mapping in use: Companies of the fair. This file has all of its columns.');

    await checkRows(page);
    await findRow(page, 6).getByText('Genk → Hasselt').waitFor();
    await expectText(page, 'Repeats row 3 of the file.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findFilter(page, 'error').click();
    await findRow(page, 2).waitFor({ state: 'detached' });
    expect(await findRow(page, 5).textContent()).toContain('Country «Atlantis» (column «Land»): ');
    expect(new URL(page.url()).search).toBe('?outcome=error');

    await page.getByRole('button', { name: 'Import…' }).click();
    await dialog.getByText('New: 2. Changed: 1.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();
    await expectText(page, 'Created: 2. Changed: 1.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the rows that were not imported' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('import-errors.xlsx');
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

    await journey.api.manager.patch(`/companies/${known.id}`, { city: 'Tongeren' });
    await page.getByRole('button', { name: 'Undo the import…' }).click();
    await dialog.getByText('Archived: 2.').waitFor();
    await dialog.getByText('1 record is left, at least in part:').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="undone"]').waitFor();
    const { items } = (await journey.api.manager.get('/companies?q=Orchard Photonics')).body;
    expect(items).toEqual([]);
  }, 120_000);

  it('of a business development manager are his own, and he cannot undo them', async () => {
    const page = await journey.openAs('bdm', '/imports/new');
    await upload(page, 'own.csv', ['Naam,Land', 'Brackenfield Sensors,BE']);
    await checkRows(page);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();
    expect(await page.getByRole('button', { name: 'Undo the import…' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.locator('[data-import]').first().waitFor();
    expect(await page.locator('[data-import]').allTextContents()).toEqual([expect.stringContaining('own.csv')]);
  });

  it('are mapped like an earlier file by a mapping that was saved, which its owner replaces', async () => {
    const mapping = [
      { column: 'Omschrijving', field: 'name' },
      { column: 'Land', field: 'country' },
      { column: 'Stad', field: 'city', overwrite: true },
    ];
    const body = { entity: 'companies', name: 'Export of the fair', mapping };
    await journey.api.manager.post('/import-mappings', { ...body, name: 'Of the manager' });
    await journey.api.bdm.post('/import-mappings', body);
    const other = { ...body, name: 'Of no column', mapping: [{ column: 'Tarief', field: 'name' }] };
    await journey.api.bdm.post('/import-mappings', other);
    const page = await journey.openAs('bdm', '/imports/new');
    await upload(page, 'second.csv', ['LAND,Aantal,omschrijving', 'BE,7,Sorrel Sensors']);
    const field = page.getByRole('combobox', { name: 'Field of the column omschrijving' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('Notes');
    const saved = page.getByRole('combobox', { name: 'Use a saved mapping' });
    const use = page.getByRole('button', { name: 'Use', exact: true });
    await choose(page, saved, 'Export of the fair');
    await saved.press('Tab');
    await expectFocus(page, use);
    await page.keyboard.press('Enter');
    await expectText(page, 'Mapping in use: Export of the fair. This file lacks one of its columns: Stad.');
    await expectFocus(page, use);
    expect(await field.inputValue()).toBe('Name in Latin letters (needed)');
    const count = page.getByRole('combobox', { name: 'Field of the column Aantal' });
    expect(await count.inputValue()).toBe('');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    // A mapping that is refused leaves everything as it was.
    await choose(page, saved, 'Of no column');
    await use.click();
    await expectFocus(page, saved.and(page.locator('[aria-invalid="true"]')));
    expect(await page.locator('[data-applied]').textContent()).toBe('');
    expect(await field.inputValue()).toBe('Name in Latin letters (needed)');

    // Changes are replaced only after a question, also by the mapping that is in use.
    await choose(page, saved, 'Export of the fair');
    await choose(page, count, 'Employees');
    const dialog = page.getByRole('dialog');
    await use.click();
    await dialog.getByText('Your changes to this mapping are replaced.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expectFocus(page, use);
    await page.keyboard.press('Enter');
    await dialog.getByText('Your changes to this mapping are replaced.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await count.inputValue()).toBe('Employees');
    await dialog.getByRole('button', { name: 'Use', exact: true }).click();
    await expectText(page, 'Mapping in use: Export of the fair.');
    await expectFocus(page, use);
    expect(await count.inputValue()).toBe('');

    // The mapping is replaced by the one with another column, and keeps the column that this file lacks.
    await choose(page, count, 'Employees');
    await page.getByRole('button', { name: 'Save this mapping…' }).click();
    const name = dialog.getByLabel('Name of the mapping');
    expect(await name.inputValue()).toBe('');
    await name.fill('of the manager');
    await dialog.getByText('manager 2 has saved a mapping with this name.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Replace Export of the fair…' }).click();
    await expectFocus(page, name);
    await dialog.getByText('Its columns that this file lacks stay in it: Stad.').waitFor();
    await dialog.getByRole('button', { name: 'Replace it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { items } = (await journey.api.bdm.get('/import-mappings')).body;
    const replaced = items.find((item: { name: string }) => item.name === 'Export of the fair');
    expect(replaced).toMatchObject({ version: 2, externalSystem: 'import' });
    expect(replaced.mapping).toEqual([
      { column: 'omschrijving', field: 'name' },
      { column: 'LAND', field: 'country' },
      { column: 'Aantal', field: 'employees' },
      { column: 'Stad', field: 'city', overwrite: true },
    ]);
    await expectText(page, 'This file lacks one of its columns: Stad.');
  });

  it('have saved mappings that their owner renames, removes and restores', async () => {
    const body = { entity: 'contacts', mapping: [{ column: 'Naam', field: 'fullName' }] };
    await journey.api.manager.post('/import-mappings', { ...body, name: 'People of the manager' });
    await journey.api.bdm.post('/import-mappings', { ...body, name: 'People of the fair' });
    const list = async (): Promise<string[]> =>
      (await journey.api.bdm.get('/import-mappings')).body.items.map((item: { name: string }) => item.name);
    const page = await journey.openAs('bdm', '/imports/new');
    const isList = (url: URL) => url.pathname === '/api/v1/import-mappings';
    await page.route(isList, (route) => route.fulfill({ status: 403, json: { code: 'auth.forbidden' } }));
    await upload(page, 'people.csv', ['Naam', 'An Claes'], 'Contacts');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.unroute(isList);
    await page.getByRole('button', { name: 'Try again' }).click();

    const manage = page.getByRole('button', { name: 'Rename, remove or restore…' });
    await manage.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Rename People of the fair' }).click();
    expect(await dialog.getByRole('button', { name: 'Rename People of the manager' }).count()).toBe(0);
    const name = dialog.getByLabel('Name of the mapping');
    await expectFocus(page, name);
    await name.fill('people of the MANAGER');
    await page.keyboard.press('Enter');
    await dialog.locator('[aria-invalid="true"]').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await name.fill('Fair of 2027');
    await page.keyboard.press('Enter');
    await expectFocus(page, dialog.getByRole('button', { name: 'Rename Fair of 2027' }));

    // Pressing twice removes the mapping once.
    const remove = dialog.getByRole('button', { name: 'Remove Fair of 2027' });
    const restore = dialog.getByRole('button', { name: 'Restore Fair of 2027' });
    await remove.dblclick();
    await expectFocus(page, restore);
    expect(await dialog.getByRole('alert').allTextContents()).toEqual(['', '']);
    expect(await list()).not.toContain('Fair of 2027');

    // A removed mapping is found later as well.
    await page.keyboard.press('Escape');
    await expectFocus(page, manage);
    await page.reload();
    await manage.click();
    await restore.press('Enter');
    await expectFocus(page, remove);
    expect(await list()).toContain('Fair of 2027');
  });

  it('begin with a file that is dropped, and with nothing when its upload is stopped', async () => {
    const page = await journey.openAs('bdm', '/imports/new');
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Companies');
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Naam,Land\nBellwether Glass,BE\n'], 'dropped.csv', { type: 'text/csv' }));
      return transfer;
    });
    await page.getByText('Choose a file, or drop it here.').dispatchEvent('drop', { dataTransfer: files });
    await expectText(page, 'dropped.csv');
    const release = await holdWrites(page, '/imports');
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/imports'));
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Upload and continue' }).waitFor();
    // The browser itself gives the request up a moment later than the page does.
    await stopped;
    release();
    expect((await journey.api.bdm.get('/imports')).text).not.toContain('dropped.csv');
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await expectHeading(page, 'dropped.csv');
    await page.locator('[data-column="Naam"]').waitFor();
  });

  it('are refused with the reason when the file is none', async () => {
    const page = await journey.openAs('bdm', '/imports/new');
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Companies');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) });
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await page.getByRole('alert').filter({ hasText: /\w/ }).or(page.locator('[aria-invalid="true"]')).first().waitFor();
    await expectText(page, 'x.csv');
  });

  it('are not shown to a viewer', async () => {
    const page = await journey.openAs('viewer', '/imports');
    await expectHeading(page, 'You may not see this');
    await page.goto('/imports/new');
    await expectHeading(page, 'You may not see this');
    expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
  });

  it('are told in Dutch, also on the smallest screen', async () => {
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('bdm', '/imports/new', { viewport: { width: 320, height: 700 } });
    await choose(page, page.getByRole('combobox', { name: 'Soort gegevens' }), 'Bedrijven');
    await chooseFile(page, 'klein.csv', ['Naam,Land', 'Thistledown Lasers,BE', 'Zonder Land NV,']);
    await page.getByRole('button', { name: 'Uploaden en verdergaan' }).click();
    await page.getByRole('button', { name: 'Rijen controleren' }).click();
    await expectText(page, /^(De rijen worden gecontroleerd|Dit is precies)/);
    await work(journey.api);
    await expectText(page, 'Dit is precies wat de import zou doen. Er is nog niets bewaard.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBe(client);
  });

  it('ask the currency of a column with amounts once, and show what a skipped row says besides', async () => {
    const page = await journey.openAs('manager', '/imports/new');
    await upload(page, 'amounts.csv', [
      'Bedrijfsnaam;Land;Omzet;Stad',
      'Amber Foods;BE;5.000;',
      'Beryl Foods;BE;;Genk',
      'Amber Foods NV;BE;;Genk',
    ]);
    const unpriced = page.locator('[data-unpriced]');
    await unpriced.getByText('Still without a currency: Omzet.').waitFor();
    const currency = page.getByLabel('Currency of the amounts in the column Omzet');
    expect(await currency.getAttribute('placeholder')).toBe('for example EUR');
    await currency.fill('eur');
    await unpriced.waitFor({ state: 'detached' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await checkRows(page);
    await findRow(page, 4).getByText('Remarks:').waitFor();
    expect(await findRow(page, 4).textContent()).toContain(
      'City «Genk» (column «Stad»): this was not taken over. Row 2, which this row repeats, has no value',
    );
    expect(await findFilter(page, 'error').textContent()).toContain('0');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('leave out the cells that cannot be read or refuse their rows, and give the rows of people who left to a colleague', async () => {
    const added = { email: 'heir.of.rows@locate.test', fullName: 'Heir Of Rows', role: 'bdm' };
    const heir = (await journey.api.admin.post('/users', added)).body;
    const page = await journey.openAs('manager', '/imports/new');
    await upload(page, 'cells.csv', [
      'Bedrijfsnaam;Land;Werknemers;Eigenaar',
      'Coral Foods;BE;veel;Gone Colleague',
      'Dune Foods;BE;50-249;Gone Colleague',
    ]);
    const settings = page.getByRole('region', { name: 'Cells that cannot be read' });
    const leaveOut = settings.getByRole('radio', { name: 'Leave the cell out and import the row' });
    const refuse = settings.getByRole('radio', { name: 'Do not import the row' });
    expect(await leaveOut.isChecked()).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await refuse.click();
    const colleague = settings.getByRole('combobox', { name: 'Colleague for rows of people who are no users' });
    await choose(page, colleague, 'Heir Of Rows');
    await waitForDraft(page, heir.id);
    await page.reload();
    await expectText(page, 'This is your draft of earlier.');
    expect(await refuse.isChecked()).toBe(true);
    await colleague.and(page.locator('[value="Heir Of Rows"]')).waitFor();
    await checkRows(page);
    await findRow(page, 2).getByText('Employees «').waitFor();
    expect(await findFilter(page, 'error').textContent()).toContain('1');

    await page.getByRole('button', { name: 'Change the mapping' }).first().click();
    await leaveOut.click();
    await checkRows(page);
    await findRow(page, 2).getByText('Werknemers:').waitFor();
    expect(await findRow(page, 2).textContent()).toContain('veel');
    await findRow(page, 3).getByText('Its lower end was taken: 50.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();
    const { items } = (await journey.api.manager.get('/companies?q=Foods&sort=name')).body;
    const owned = items.filter(({ name }: { name: string }) => ['Coral Foods', 'Dune Foods'].includes(name));
    expect(owned.map(({ ownerId }: { ownerId: string }) => ownerId)).toEqual([heir.id, heir.id]);
  });

  it('say how an unclear date is read, next to the choice of its format', async () => {
    const page = await journey.openAs('manager', '/imports/new');
    await upload(page, 'dates.csv', ['Titel,Ontvangen op', 'Nieuwe hal,03/04/2025'], 'Leads');
    const column = page.locator('[data-column="Ontvangen op"]');
    await column.getByText('03/04/2025 is read as 3 April 2025').waitFor();
    await column.getByLabel('How the column Ontvangen op writes dates').selectOption('month-first');
    await column.getByText('03/04/2025 is read as 4 March 2025').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
