import type ExcelJS from 'exceljs';
import { toXlsxText } from '../../common/documents/xlsx-sheet.factory.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { getIgnoredDays } from '../definition/report-days.rules.js';
import type { TilesLayout } from '../definition/report-definition.rules.js';
import type { ReportDocument, ReportFigures } from '../definition/report-document.rules.js';
import { getTranslations } from '../i18n/vocabulary.constants.js';
import {
  DOCUMENT_TEXTS,
  formatFilters,
  formatSection,
  LANGUAGE_NAMES,
  ZONE_NAME,
} from '../definition/document-text.rules.js';
import { computeChange, roundChange } from '../statistics/statistics.rules.js';
import { FONTS, PAGE_SETUP } from './xlsx-look.constants.js';
import { formatHeadRow, findNumberFormat, toTypedCell } from './xlsx-table.factory.js';

/** Assigns unique names to sheets. */
interface Names {
  claimName(title: string): string;
}

const createTranslator = (language: Language) => (key: keyof typeof DOCUMENT_TEXTS) => DOCUMENT_TEXTS[key][language];

/** Adds the sheet of the headline figures with their change on the period before. */
export function addTilesSheet(
  workbook: ExcelJS.Workbook,
  names: Names,
  { tiles, comparedWith }: TilesLayout,
  figures: NonNullable<ReportFigures['tiles']>,
  language: Language,
): void {
  const word = createTranslator(language);
  const sheet = workbook.addWorksheet(names.claimName(word('headline')), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: PAGE_SETUP,
  });
  sheet.columns = [
    { header: word('figure'), width: 34 },
    { header: word('value'), width: 18 },
    { header: word('before'), width: 18 },
    { header: word('change'), width: 12 },
    { header: word('unit'), width: 12 },
    { header: word('comparedWith'), width: 24 },
  ];
  formatHeadRow(sheet);
  for (const tile of tiles) {
    const { value, previous } = figures[tile.name] ?? { value: null, previous: null };
    const cells = [value, previous].map((cell) => toTypedCell(tile, cell, language));
    const { title, unit } = getTranslations(tile, language);
    const row = sheet.addRow([
      title,
      ...cells,
      roundChange(computeChange({ value, previous })),
      unit,
      comparedWith[language],
    ]);
    const format = findNumberFormat(tile);
    for (const column of [2, 3]) if (format) row.getCell(column).numFmt = format;
    row.getCell(4).numFmt = '+#,##0.00%;-#,##0.00%;0.00%';
  }
  for (const column of [2, 3, 4]) sheet.getRow(1).getCell(column).alignment = { vertical: 'top', horizontal: 'right' };
  sheet.getColumn(5).alignment = { vertical: 'top', horizontal: 'left', indent: 1 };
}

/** Adds the sheet that defines every column of every table. */
export function addDefinitionsSheet(workbook: ExcelJS.Workbook, names: Names, document: ReportDocument): void {
  const { report, request, figures } = document;
  const { language } = request;
  const word = createTranslator(language);
  const sheet = workbook.addWorksheet(names.claimName(word('definitions')), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: PAGE_SETUP,
  });
  sheet.columns = [
    { header: word('table'), width: 30 },
    { header: word('column'), width: 26 },
    { header: word('name'), width: 22 },
    { header: word('unit'), width: 14 },
    { header: word('definition'), width: 100 },
  ];
  formatHeadRow(sheet);
  const tiles = figures.tiles && report.tiles ? [{ title: word('headline'), columns: report.tiles.tiles }] : [];
  const tables = figures.tables.map(({ table }) => ({ title: table.title[language], columns: table.columns }));
  for (const { title, columns } of [...tables, ...tiles]) {
    for (const column of columns) {
      const words = getTranslations(column, language);
      const row = sheet.addRow([title, words.title, column.name, words.unit, words.definition]);
      row.alignment = { vertical: 'top', wrapText: true };
    }
  }
}

/** Adds the sheet that describes the file for a reader who finds it a year later. */
export function addAboutSheet(workbook: ExcelJS.Workbook, names: Names, document: ReportDocument): void {
  const { report, request } = document;
  const { language, period } = request;
  const word = createTranslator(language);
  const sheet = workbook.addWorksheet(names.claimName(word('about')), {
    pageSetup: { ...PAGE_SETUP, printTitlesRow: '' },
  });
  sheet.columns = [{ width: 26 }, { width: 100 }];
  const toDate = (day: string) => new Date(`${day}T00:00:00Z`);
  const ignored = getIgnoredDays(report, request);
  const lines: [string, string | number | Date][] = [
    [word('report'), report.title[language]],
    ['', report.description[language]],
    [word('name'), report.name],
    [word('version'), report.version],
    [`${word('asOf')} (${ZONE_NAME[language]})`, toDate(period.asOf)],
    ...(ignored.from && !report.countsYear ? [] : [[word('from'), toDate(period.from)] satisfies [string, Date]]),
    ...(ignored.to ? [] : [[word('to'), toDate(period.to)] satisfies [string, Date]]),
    ...formatFilters(document),
    ...(report.sections ? [[word('section'), formatSection(document)] satisfies [string, string]] : []),
    [word('language'), LANGUAGE_NAMES[language]],
    ...listRowCounts(document),
    ...listNotes(document),
  ];
  for (const [name, value] of lines) {
    const row = sheet.addRow([name, typeof value === 'string' ? toXlsxText(value) : value]);
    row.getCell(1).font = FONTS.bold;
    row.alignment = { vertical: 'top', wrapText: true };
    if (value instanceof Date) row.getCell(2).numFmt = 'yyyy-mm-dd';
    row.getCell(2).alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
  }
}

/** Lists the number of rows of each table, below one heading. */
function listRowCounts({ figures, request: { language } }: ReportDocument): [string, string | number][] {
  const heading = DOCUMENT_TEXTS.rows[language];
  const [main, ...sections] = figures.tables;
  if (sections.length === 0) return [[heading, main.figures.rows.length]];
  return figures.tables.map(({ table, figures: { rows } }, place) => {
    return [place === 0 ? heading : '', `${table.title[language]}: ${rows.length}`];
  });
}

/** Lists every note once. The notes that the same tables have follow each other below the names of these tables. */
function listNotes({ figures, request: { language } }: ReportDocument): [string, string][] {
  const titles = new Map<string, string[]>();
  for (const { table, figures: filled } of figures.tables)
    for (const note of filled.notes ?? []) titles.set(note, [...(titles.get(note) ?? []), table.title[language]]);
  const groups = Map.groupBy(titles.keys(), (note) => titles.get(note)!.join(', '));
  const word = DOCUMENT_TEXTS.note[language];
  return [...groups].flatMap(([tables, notes]) =>
    notes.map((note, place): [string, string] => {
      const heading = figures.tables.length > 1 ? `${word}: ${tables}` : word;
      return [place === 0 ? heading : '', note];
    }),
  );
}
