import ExcelJS from 'exceljs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadingChoices } from './table-file.constants.js';
import { openTableFile } from './table-file.reader.js';
import { takeFirstRows } from './table-rows.reader.js';

const COMPANIES = [
  ['Naam', 'Land', 'Stad'],
  ['Acme', 'BE', 'Genk'],
  ['Bosch', 'DE', 'Ulm'],
];

describe('The sheets of a workbook', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'table-file-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const open = async (fill: (book: ExcelJS.Workbook) => void, choices?: ReadingChoices) => {
    const book = new ExcelJS.Workbook();
    fill(book);
    const path = join(folder, 'table.xlsx');
    await book.xlsx.writeFile(path);
    return openTableFile(path, choices);
  };

  /** A cover sheet, a table, a narrow list and a hidden table. */
  const fillBook = (book: ExcelJS.Workbook) => {
    book.addWorksheet('Voorblad').addRows([['Handleiding'], ['Vul het tweede blad in.'], ['Laat het vierde staan.']]);
    book.addWorksheet('Bedrijven "2025"').addRows(COMPANIES);
    book.addWorksheet('Landen').addRows([
      ['Code', 'Land'],
      ['BE', 'België'],
      ['DE', 'Duitsland'],
      ['CN', 'China'],
    ]);
    book.addWorksheet('Oud', { state: 'hidden' }).addRows([
      ['A', 'B', 'C', 'D'],
      [1, 2, 3, 4],
    ]);
    book.addWorksheet('Leeg');
  };

  it('are listed with their rows and columns, and the widest visible one is read', async () => {
    const { sheet, sheets, columns, headingRow } = await open(fillBook);
    expect([sheet, columns, headingRow]).toEqual(['Bedrijven "2025"', ['Naam', 'Land', 'Stad'], 1]);
    expect(sheets).toEqual([
      { name: 'Voorblad', rows: 2, columns: 1 },
      { name: 'Bedrijven "2025"', rows: 2, columns: 3 },
      { name: 'Landen', rows: 3, columns: 2 },
      { name: 'Oud', rows: 1, columns: 4 },
      { name: 'Leeg', rows: 0, columns: 0 },
    ]);
  });

  it('are chosen by name, without regard to case, also a hidden one', async () => {
    expect((await open(fillBook, { sheet: 'landen' })).columns).toEqual(['Code', 'Land']);
    expect((await open(fillBook, { sheet: 'Oud' })).columns).toEqual(['A', 'B', 'C', 'D']);
    const unknown = open(fillBook, { sheet: 'Bedrijven' });
    await expect(unknown).rejects.toMatchObject({ code: 'import.sheet_unknown', choice: 'sheet' });
    await expect(unknown).rejects.toThrow('"Voorblad", "Bedrijven "2025"", "Landen"');
    await expect(open(fillBook, { sheet: 'Leeg' })).rejects.toMatchObject({ code: 'import.file_empty' });
  });

  it('are read from a hidden one only where no visible one has rows', async () => {
    const { sheet } = await open((book) => {
      book.addWorksheet('Voorblad').addRows([['Handleiding']]);
      book.addWorksheet('Data', { state: 'veryHidden' }).addRows(COMPANIES);
    });
    expect(sheet).toBe('Data');
  });

  it('are as wide as they show, also behind merged headings and a title', async () => {
    const { sheet, columns, headingRow } = await open((book) => {
      book.addWorksheet('Contacten').addRows([
        ['Naam', 'E-mail', 'Land'],
        ['An', 'an@acme.be', 'BE'],
      ]);
      const table = book.addWorksheet('Bedrijven');
      table.getCell('A1').value = 'Bedrijven van de provincie';
      table.mergeCells('A1:D1');
      table.getRow(3).values = ['Bedrijf', null, 'Contact', null];
      table.mergeCells('A3:B3');
      table.mergeCells('C3:D3');
      table.getRow(4).values = ['Naam', 'Stad', 'Naam', 'E-mail'];
      table.getRow(5).values = ['Acme', 'Genk', 'Jan', 'jan@acme.be'];
    });
    expect([sheet, headingRow]).toEqual(['Bedrijven', 4]);
    expect(columns).toEqual(['Bedrijf / Naam', 'Stad', 'Contact / Naam', 'E-mail']);
  });

  it('are chosen although a cell below the headings cannot be read, so that the reason is told', async () => {
    const reading = open((book) => {
      book.addWorksheet('Voorblad').addRows([['Handleiding'], ['Vul het tweede blad in.']]);
      const table = book.addWorksheet('Bedrijven');
      table.addRows(COMPANIES);
      table.getCell('C2').value = { formula: 'A1', date1904: false };
    });
    await expect(reading.then(({ rows }) => takeFirstRows(rows, 10))).rejects.toMatchObject({
      code: 'import.formula_not_calculated',
    });
  });

  it('that are long have the number of rows that they declare', async () => {
    const { sheets } = await open((book) => {
      book.addWorksheet('Kort').addRows([
        ['A', 'B', 'C'],
        [1, 2, 3],
      ]);
      const long = book.addWorksheet('Lang', { state: 'hidden' });
      long.addRows([
        ['A'],
        ...Array.from({ length: 30_000 }, (_, row) => [`text ${row} that is long enough to count`]),
      ]);
    });
    expect(sheets[1]).toEqual({ name: 'Lang', rows: 30_000, columns: 1 });
  });

  it('have headings in the row that is chosen', async () => {
    const fill = (book: ExcelJS.Workbook) => {
      const rows = Array.from({ length: 80 }, (_, row) => [`Nota ${row}`, 'x', 'y']);
      book.addWorksheet('A').addRows([...rows, [], ['Naam', 'Land', 'Stad'], ['Acme', 'BE', 'Genk']]);
    };
    const { columns, headingRow, rows } = await open(fill, { headingRow: 82 });
    expect([columns, headingRow]).toEqual([['Naam', 'Land', 'Stad'], 82]);
    expect(await takeFirstRows(rows, 10)).toEqual([{ row: 83, cells: ['Acme', 'BE', 'Genk'] }]);
    for (const beyond of [81, 83, 84, 1e9]) {
      const reading = open(fill, { headingRow: beyond });
      await expect(reading).rejects.toMatchObject({ code: 'import.heading_row', choice: 'headingRow' });
    }
  });

  it('have no encoding and no separator', async () => {
    for (const [choice, choices] of [
      ['encoding', { encoding: 'big5' }],
      ['separator', { separator: ';' }],
    ] as const) {
      await expect(open(fillBook, choices)).rejects.toMatchObject({ code: 'import.text_only', choice });
    }
  });
});
