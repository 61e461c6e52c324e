import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import { computeGapAbove, INK, buildPdfTable as pdfTable } from '../../common/pdf/pdf-parts.factory.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { wrapText, measureTextWidth } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportCell, ReportColumn, ReportRow, SectionLayout } from '../definition/report-definition.rules.js';
import { type FilledTable, MAIN } from '../definition/report-document.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { formatCell, isFigure } from '../definition/cell-text.rules.js';
import { DOCUMENT_WORDS, moreRows } from '../definition/document-text.rules.js';
import { type Block, computeHalfWidth } from './pdf-blocks.rules.js';
import { computeHeadingHeight, type PageLook } from './pdf-page-look.constants.js';

const NOTE = 7;
/** The distance between two columns, in points. */
const PADDING = 10;
/** The height of a line of a cell, as a multiple of its font size; of a note and of the line below a row, in points. */
const LINE = { cell: 1.3, note: 9.5, rule: 0.5 };
/** The number of letters after which a name is shortened. The other formats have it in full. */
const MAX_CELL_LENGTH = 120;

/** The number of rows of a table that are shown, and their layout. */
export interface TableLook {
  /** The greatest number of rows. */
  most: number;
  page: PageLook;
  /** Notes that other tables have shown already. The notes of this table are added. */
  said: Set<string>;
}

/** Builds a table with its heading and notes. */
export function buildTableBlock(
  texts: PdfTexts,
  filled: FilledTable,
  { most, page, said }: TableLook,
  width: number,
  language: Language,
): Block {
  const { name, table, figures } = filled;
  // The main table needs no heading, because the page has the title of the report and its description stands with the
  // definitions.
  const heading = name === MAIN ? undefined : table.title[language];
  const about = name === MAIN ? undefined : (table as SectionLayout).description?.[language];
  const left = figures.rows.length - most;
  const notes = [
    ...(about ? [about] : []),
    ...(left > 0 ? [moreRows[language](left)] : []),
    ...(figures.notes ?? []).filter((note) => !said.has(note) && said.add(note)),
  ];
  const small = notes.map((text) => texts.buildText(text, { fontSize: NOTE, color: INK.faint, margin: [0, 2, 0, 0] }));
  const computeNotesHeight = (across: number) =>
    notes.reduce((sum, text) => sum + wrapText(text, across, NOTE).length * LINE.note + 2, 0);
  if (figures.rows.length === 0 && !figures.totals)
    return emptyBlock(texts, heading, small, computeNotesHeight, page, language);
  const written = formatTable(filled, most, page, language);
  return {
    narrow: sumWidths(written.places, 'least') + written.places.length * PADDING <= computeHalfWidth(width),
    measureHeight: (across) =>
      computeHeadingHeight(page) + computeRowsHeight(written, across) + computeNotesHeight(across),
    buildContent: (across) => [buildTable(texts, heading, written, across), ...small],
  };
}

function emptyBlock(
  texts: PdfTexts,
  heading: string | undefined,
  notes: Content[],
  heightOfNotes: (width: number) => number,
  page: PageLook,
  language: Language,
): Block {
  const margin: Margins = [0, computeGapAbove(page.heading), 0, 0];
  const title = texts.buildText(heading ?? '', { fontSize: page.heading, bold: true, color: INK.accent, margin });
  const nothing = texts.buildText(DOCUMENT_WORDS.nothing[language], { fontSize: 8, margin: [0, 4, 0, 0] });
  return {
    narrow: true,
    measureHeight: (width) => computeHeadingHeight(page) + 14 + heightOfNotes(width),
    buildContent: () => [...(heading ? [title] : []), nothing, ...notes],
  };
}

/** A table as texts, with the widths of its columns. */
interface WrittenTable {
  columns: readonly ReportColumn[];
  heads: string[];
  rows: string[][];
  hasTotals: boolean;
  page: PageLook;
  /** The preferred and the smallest width of each column, in points. */
  places: { wanted: number; least: number }[];
}

function formatTable({ table, figures }: FilledTable, most: number, page: PageLook, language: Language): WrittenTable {
  const columns = table.columns.filter(({ hidden }) => !hidden);
  const write = (column: ReportColumn, cell: ReportCell | undefined) => limitLength(formatCell(column, cell, language));
  const rows = figures.rows.slice(0, most).map((row) => columns.map((column) => write(column, row[column.name])));
  const { totals } = figures;
  if (totals) rows.push(formatTotals(columns, totals, write, language));
  const heads = columns.map((column) => formatHeading(column, language));
  return {
    columns,
    heads,
    rows,
    hasTotals: totals !== null,
    page,
    places: computePlaces(columns, heads, rows, page.cell),
  };
}

/** Writes the totals. The label of the totals is written once, beside the figures. */
function formatTotals(
  columns: readonly ReportColumn[],
  totals: ReportRow,
  write: (column: ReportColumn, cell: ReportCell | undefined) => string,
  language: Language,
): string[] {
  const cells = columns.map((column) => {
    const cell = totals[column.name];
    return isFigure(column) || (cell ?? '') !== '' ? write(column, cell) : '';
  });
  const named = columns.some((column, place) => !isFigure(column) && cells[place] !== '');
  if (!named && !isFigure(columns[0]!)) cells[0] = TOTAL[language];
  return cells;
}

function buildTable(texts: PdfTexts, heading: string | undefined, written: WrittenTable, width: number): Content {
  const { columns, heads, rows, hasTotals, page } = written;
  const alignments = columns.map((column) => (isFigure(column) ? 'right' : 'left'));
  const cells = rows.map((row, place) =>
    row.map((text, column): TableCell => {
      const bold = hasTotals && place === rows.length - 1;
      return texts.buildText(text, { fontSize: page.cell, bold, alignment: alignments[column]! });
    }),
  );
  return pdfTable(texts, {
    ...(heading === undefined ? {} : { heading }),
    heads,
    widths: computeWidths(written, width),
    rows: cells,
    alignments,
    headSize: Math.min(7, page.cell),
    padding: page.padding,
    headingSize: page.heading,
  });
}

function computeRowsHeight(written: WrittenTable, width: number): number {
  const widths = computeWidths(written, width);
  const { page } = written;
  const countLines = (cells: readonly string[]) =>
    Math.max(1, ...cells.map((text, place) => wrapText(text, widths[place]!, page.cell, 'bold').length));
  return [written.heads, ...written.rows].reduce(
    (sum, cells) => sum + countLines(cells) * LINE.cell * page.cell + 2 * page.padding + LINE.rule,
    0,
  );
}

/** Returns the head of a column; a column of money states its currency there. */
function formatHeading({ kind, title }: ReportColumn, language: Language): string {
  return kind === 'money' ? `${title[language]} (€)` : title[language];
}

function limitLength(text: string): string {
  const letters = [...text];
  return letters.length > MAX_CELL_LENGTH ? `${letters.slice(0, MAX_CELL_LENGTH).join('').trimEnd()}…` : text;
}

/**
 * Computes the widths of columns. Figures and dates need all of their letters on one line; names can run over several
 * lines.
 */
function computePlaces(
  columns: readonly ReportColumn[],
  heads: readonly string[],
  rows: readonly string[][],
  size: number,
): WrittenTable['places'] {
  const computeMaxWidth = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => measureTextWidth(text, size, 'bold'))) + 2;
  return columns.map(({ kind }, place) => {
    const head = Math.max(computeMaxWidth(heads[place]!.split(' ')), 20);
    const wanted = Math.max(head, computeMaxWidth(rows.map((row) => row[place]!)));
    return { wanted, least: kind === 'text' ? Math.max(head, Math.min(wanted, NAME_WIDTH)) : wanted };
  });
}

/** The greatest extra width of a column, so that short rows can still be read across. */
const MAX_SPACE = 50;
/** The smallest width of a name, in points. */
const NAME_WIDTH = 90;

const sumWidths = (places: WrittenTable['places'], part: 'wanted' | 'least') =>
  places.reduce((total, place) => total + place[part], 0);

/**
 * Computes columns with their preferred width, or else narrower. If even the smallest widths do not fit, all columns
 * shrink by the same factor.
 */
function computeWidths({ places }: WrittenTable, width: number): number[] {
  const available = width - places.length * PADDING;
  const [wanted, least] = [sumWidths(places, 'wanted'), sumWidths(places, 'least')];
  const more = Math.min(MAX_SPACE, (available - wanted) / places.length);
  if (more >= 0) return places.map((place) => place.wanted + more);
  if (least > available) return places.map((place) => (place.least * available) / least);
  // Each column gives up the same share of the width that it can give up.
  const share = (available - least) / (wanted - least);
  return places.map((place) => place.least + (place.wanted - place.least) * share);
}
