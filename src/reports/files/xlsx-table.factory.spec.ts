import ExcelJS from 'exceljs';
import {
  buildCountColumn,
  buildEuroColumn,
  buildKeyColumn,
  buildRatioColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';
import type { ReportColumn, TableFigures } from '../definition/report-definition.rules.js';
import { addTableSheet, findNumberFormat } from './xlsx-table.factory.js';

const TITLE = { en: 'Title', nl: 'Titel' };
const LABEL = buildTextColumn('label', TITLE, TITLE);
const OPEN = buildCountColumn('open', 'leads', TITLE, TITLE);

function addSheet(columns: readonly ReportColumn[], figures: TableFigures): ExcelJS.Worksheet {
  return addTableSheet(
    new ExcelJS.Workbook(),
    'Sheet',
    { name: 'main', table: { title: TITLE, columns }, figures },
    'nl',
  );
}

describe('The sheet of a table', () => {
  it('is wide enough for the totals, which are longer than the rows', () => {
    const CAPEX = buildEuroColumn('capexEur', TITLE, TITLE);
    const rows = [{ label: 'Genk', capexEur: 90 }];
    const sheet = addSheet([LABEL, CAPEX], { rows, totals: { label: 'Totaal', capexEur: 123_456_789_012 } });
    expect(sheet.getColumn(2).width).toBeGreaterThan('€ 123.456.789.012'.length);
  });

  it('names the totals in the first column if no other column does', () => {
    const rows = [{ label: 'Web', open: 3 }];
    expect(addSheet([LABEL, OPEN], { rows, totals: { label: null, open: 3 } }).getCell('A3').value).toBe('Totaal');
    expect(addSheet([LABEL, OPEN], { rows, totals: { label: 'Alles', open: 3 } }).getCell('A3').value).toBe('Alles');
  });

  it('wraps long names and notes within the columns, in rows that are high enough', () => {
    const long = 'Een naam die langer is dan de breedste kolom van een blad, en dus over meerdere regels loopt';
    const sheet = addSheet([LABEL, OPEN], { rows: [{ label: long, open: 1 }], totals: null, notes: [long] });
    expect(sheet.getColumn(1).width).toBeLessThan(long.length);
    expect([sheet.getCell('A2').alignment.wrapText, sheet.getCell('A3').alignment.wrapText]).toEqual([true, true]);
    expect([sheet.getCell('A3').isMerged, sheet.getCell('B3').master.address]).toEqual([true, 'A3']);
    for (const place of [2, 3]) expect(sheet.getRow(place).height).toBeGreaterThanOrEqual(30);
    expect(sheet.getRow(1).height).toBe(15);
  });

  it('folds the columns of ids away, and keeps the notes within the columns that are shown', () => {
    const KEY = buildKeyColumn(TITLE);
    const figures = { rows: [{ key: 'web', label: 'Web', open: 3 }], totals: null, notes: ['Een nota'] };
    const sheet = addSheet([KEY, LABEL, OPEN], figures);
    expect([1, 2, 3].map((place) => sheet.getColumn(place).hidden)).toEqual([false, false, true]);
    expect([sheet.getColumn(3).outlineLevel, sheet.getCell('C2').value]).toEqual([1, 'web']);
    expect([sheet.getCell('B3').isMerged, sheet.getCell('C3').isMerged]).toEqual([true, false]);
  });

  it('aligns the heads with their columns and keeps texts off the figures before them', () => {
    const NEXT = buildTextColumn('next', TITLE, TITLE);
    const sheet = addSheet([LABEL, OPEN, NEXT], { rows: [{ label: 'a', open: 1, next: 'b' }], totals: null });
    const list = (row: number) => [1, 2, 3].map((place) => sheet.getRow(row).getCell(place).alignment.horizontal);
    expect([list(1), list(2)]).toEqual([
      ['left', 'right', 'left'],
      ['left', 'right', 'left'],
    ]);
    expect(sheet.getCell('C2').alignment.indent).toBe(1);
  });

  it('writes everything in one font, and no style past the last column', () => {
    const figures = { rows: [{ label: 'a', open: 1 }], totals: { label: 'Totaal', open: 1 }, notes: ['Een nota'] };
    const sheet = addSheet([LABEL, OPEN], figures);
    for (const cell of ['A1', 'B1', 'A3', 'B3', 'A4'])
      expect(sheet.getCell(cell).font).toMatchObject({ name: 'Calibri', size: 11 });
    expect(['A1', 'A3', 'A4'].map((cell) => [sheet.getCell(cell).font.bold, sheet.getCell(cell).font.italic])).toEqual([
      [true, undefined],
      [true, undefined],
      [undefined, true],
    ]);
    for (const place of [1, 3, 4])
      expect([sheet.getRow(place).font, sheet.getRow(place).fill, sheet.getRow(place).border]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    expect([sheet.getCell('B1').fill, sheet.getCell('B3').border]).toMatchObject([{ pattern: 'solid' }, { top: {} }]);
    expect(sheet.getCell('C3').border).toBeUndefined();
  });
});

describe('The number format of Excel', () => {
  it('separates the thousands of every figure, of percentages too', () => {
    expect(findNumberFormat(buildRatioColumn('share', TITLE, TITLE))).toBe('#,##0.00%');
    expect(findNumberFormat({ kind: 'percent' })).toBe('#,##0%');
  });
});
