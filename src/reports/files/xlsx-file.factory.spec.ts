import type ExcelJS from 'exceljs';
import { buildCountColumn, buildEuroColumn, buildLabelColumn } from '../definition/report-column.factory.js';
import type { ReportColumn } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { buildWorkbook, limitToWords } from './xlsx-file.factory.js';

const TITLE = { en: 'Figures & facts', nl: 'Cijfers' };
const OPEN = buildCountColumn('open', 'leads', { en: 'Open', nl: 'Open' }, TITLE);
const CAPEX = buildEuroColumn('capexEur', { en: 'Capex', nl: 'Capex' }, TITLE);

/** Builds a document of three tables; the first one has so many rows. */
function buildDocument(count: number, columns: readonly ReportColumn[] = [OPEN]): ReportDocument {
  const fillTable = (name: string, en: string, rows: number, notes: string[]) => ({
    name,
    table: { title: { en, nl: en }, columns: [buildLabelColumn(TITLE, TITLE), ...columns] },
    figures: {
      rows: Array.from({ length: rows }, (_, place) => ({ label: `Row ${place}`, open: 1, capexEur: 1 })),
      totals: null,
      notes,
    },
  });
  const [first, ...others] = [
    fillTable('main', 'Leads', count, ['Codenames replace titles.', 'The 90th day counts.']),
    fillTable('top', 'Top', 1, ['Codenames replace titles.', 'The 90th day counts.']),
    fillTable('last', 'Last', 2, ['Codenames replace titles.', 'This is the last one.']),
  ] as const;
  const period = { asOf: '2026-10-31', from: '2026-10-01', to: '2026-10-31' };
  return {
    report: {
      name: 'leads',
      version: 1,
      columnsVersion: 1,
      title: TITLE,
      description: TITLE,
      columns: [],
      options: {},
    },
    request: { period, knownBefore: new Date('2026-11-01'), basis: 'known', options: {}, language: 'en' },
    output: { format: 'xlsx', section: 'all' },
    figures: { tables: [first, ...others], tiles: null },
  };
}

describe('A workbook', () => {
  it('prints the report, the sheet, the day and the page number on every page', () => {
    const { worksheets } = buildWorkbook(buildDocument(1));
    expect(worksheets).toHaveLength(5);
    for (const { headerFooter } of worksheets)
      expect([headerFooter.oddHeader, headerFooter.oddFooter]).toEqual([
        '&L&8Figures && facts&R&8&A',
        '&L&8As known at the end of 31 October 2026 (Brussels time); period 1 October 2026 to 31 October 2026.&R&8page &P of &N',
      ]);
  });

  it.each([
    [1, []],
    [40, [42]],
  ])('prints the chart of a table of %i rows in one piece, on a new page if it has to be', (count, breaks) => {
    const [sheet] = buildWorkbook(buildDocument(count)).worksheets;
    const { rowBreaks } = sheet!.model;
    // The notes are two rows below the table, and the break comes after the empty row below them.
    expect(rowBreaks.map(({ id }) => id)).toEqual(breaks.map((row) => row + 2));
    const [image] = sheet!.getImages();
    const range = image!.range as unknown as ExcelJS.ImagePosition;
    // A page has 487 points, which are 650 pixels.
    expect(range.ext.height).toBeLessThan(600);
    expect(sheet!.getCell(range.tl.row, 1).value).toBe('Open (leads)');
  });

  it('names the figure of a chart by default, with its unit', () => {
    const sheets = buildWorkbook(buildDocument(1, [CAPEX])).worksheets;
    const findHeading = (place: number) =>
      sheets[place]!.getColumn(1).values.find((cell) => typeof cell === 'string' && cell.includes('('));
    expect([findHeading(0), findHeading(1)]).toEqual(['Capex (EUR)', 'Top: capex (EUR)']);
  });

  it('lists the rows of all tables below one heading, and equal notes once with the names of their tables', () => {
    const lines = buildWorkbook(buildDocument(7)).worksheets.at(-1)!;
    const cells = lines
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1));
    expect(cells.slice(cells.findIndex(([name]) => name === 'Rows'))).toEqual([
      ['Rows', 'Leads: 7'],
      ['', 'Top: 1'],
      ['', 'Last: 2'],
      ['Note: Leads, Top, Last', 'Codenames replace titles.'],
      ['Note: Leads, Top', 'The 90th day counts.'],
      ['Note: Last', 'This is the last one.'],
    ]);
  });
});

describe('The name of a sheet', () => {
  it('is cut at the end of a word', () => {
    expect(limitToWords('How far the leads of the period have come', 31)).toBe('How far the leads of the period');
    expect(limitToWords('Hoever de leads van de periode gekomen zijn', 31)).toBe('Hoever de leads van de periode');
    expect(limitToWords('Langer dan 90 dagen stilgevallen', 31)).toBe('Langer dan 90 dagen');
    expect(limitToWords('Investeringsscreeningsbeoordelingen', 31)).toHaveLength(31);
    expect(limitToWords('Trechter', 31)).toBe('Trechter');
  });
});
