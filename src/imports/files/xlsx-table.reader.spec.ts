import ExcelJS from 'exceljs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTableFile } from './table-file.reader.js';
import { takeRows } from './table-rows.reader.js';

describe('A workbook', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'table-file-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (fill: (book: ExcelJS.Workbook) => void) => {
    const book = new ExcelJS.Workbook();
    fill(book);
    const path = join(folder, 'table.xlsx');
    await book.xlsx.writeFile(path);
    const table = await openTableFile(path, 'table.xlsx');
    return { ...table, rows: await takeRows(table.rows, Infinity) };
  };

  it('keeps texts, numbers and booleans, and writes dates as ISO texts', async () => {
    const table = await read((book) => {
      const sheet = book.addWorksheet('Bedrijven');
      sheet.addRow(['Naam', 'Personeel', 'Actief', 'Sinds', 'Gebeld']);
      sheet.addRow([' Acme ', 12.5, true, new Date('2024-03-31'), new Date('2024-03-31T14:30:00Z')]);
    });
    expect(table).toEqual({
      columns: ['Naam', 'Personeel', 'Actief', 'Sinds', 'Gebeld'],
      separator: null,
      rows: [{ row: 2, cells: ['Acme', 12.5, true, '2024-03-31', '2024-03-31T14:30:00'] }],
    });
  });
});
