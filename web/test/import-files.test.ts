import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { work } from '../../test/imports/imports.given.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

describeInBrowser('Files that are imported', () => {
  const { journey } = useJourney();

  const chooseFile = (page: Page, name: string, buffer: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

  const upload = async (page: Page, name: string, buffer: Buffer) => {
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Companies');
    await chooseFile(page, name, buffer);
    await page.getByRole('button', { name: 'Upload and continue' }).click();
  };

  it('are read from another sheet and row, which a key press is enough to see and to change', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Lees mij').addRows([['Handleiding'], ['Vul het tweede blad in.']]);
    book.addWorksheet('Oud').addRows([
      ['Naam', 'Land', 'Stad'],
      ['Cinder Optics', 'BE', 'Peer'],
    ]);
    book.addWorksheet('Nieuw').addRows([['Stand 31 maart'], ['Bedrijf', 'Land'], ['Dovetail Lasers', 'BE']]);
    const buffer = Buffer.from(await book.xlsx.writeBuffer());
    const page = await journey.openAs('bdm', '/imports/new');
    await upload(page, 'bladen.xlsx', buffer);
    const sheet = page.getByRole('combobox', { name: 'Sheet' });
    await sheet.waitFor();
    expect(await sheet.inputValue()).toBe('Oud');
    expect(await sheet.locator('option').allTextContents()).toEqual([
      'Lees mij (1 row)',
      'Oud (1 row)',
      'Nieuw (1 row)',
    ]);
    const first = new URL(page.url()).pathname;
    await sheet.selectOption('Nieuw');
    const read = page.getByRole('button', { name: 'Read the file again' });
    await read.focus();
    await page.keyboard.press('Enter');
    await expectText(page, 'The file has been read again.');
    await expectFocus(page, page.locator('[data-reread]'));
    expect(new URL(page.url()).pathname).not.toBe(first);
    expect((await journey.api.bdm.get(first)).status).toBe(404);
    await page.locator('[data-column="Bedrijf"]').waitFor();
    expect(await page.getByLabel('Row of the headings').inputValue()).toBe('2');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    // The file is chosen again after the page has been reloaded. A row without headings is refused at its field.
    await page.reload();
    const row = page.getByLabel('Row of the headings');
    await row.fill('9');
    expect(await read.isDisabled()).toBe(true);
    await chooseFile(page, 'bladen.xlsx', buffer);
    await read.click();
    await expectFocus(page, row.and(page.locator('[aria-invalid="true"]')));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await row.fill('1');
    await page.keyboard.press('Enter');
    await page.locator('[data-column="Stand 31 maart"]').waitFor();
  });

  it('are stopped in the middle, go on, and are stopped during the check', async () => {
    const page = await journey.openAs('manager', '/imports/new');
    await upload(page, 'stopped.csv', Buffer.from('Naam;Land\nEmber Foods;BE\nFathom Glass;BE\nGable Steel;BE\n'));
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await stop.click();
    await page.getByRole('button', { name: 'Check the rows' }).waitFor();
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await stop.waitFor();
    await work(journey.api);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('button', { name: 'Import now' }).click();
    await stop.waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await stop.press('Enter');
    const stopped = page.locator('[data-result="stopped"]');
    await expectFocus(page, stopped);
    await stopped.getByText('0 of 3 rows.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo the import…' }).waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await stop.waitFor();
    await work(journey.api);
    await expectText(page, 'Created: 3. Changed: 0.');
  });

  it('are read in the encoding that the user chooses beside the samples', async () => {
    const page = await journey.openAs('bdm', '/imports/new');
    await upload(page, 'dos.csv', Buffer.from('Naam;Land\nCAF\x92 HERON;BE\n', 'latin1'));
    const sample = page.locator('[data-column="Naam"]');
    await sample.getByText('CAF’ HERON').waitFor();
    const characters = page.getByRole('combobox', { name: 'Characters' });
    await characters.selectOption({ label: 'Western Europe (DOS)' });
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await sample.getByText('CAFÆ HERON').waitFor();
    expect(await characters.inputValue()).toBe('cp850');
  });
});
