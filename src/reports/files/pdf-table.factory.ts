import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import { buildCellTag, buildPdfTable as pdfTable, computeGapAbove, INK } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { wrapText, measureTextWidth } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportCell, ReportColumn, ReportRow, SectionLayout } from '../definition/report-definition.rules.js';
import { createPartialCheck, type FilledTable, MAIN } from '../definition/report-document.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { formatCell, isFigure } from '../definition/cell-text.rules.js';
import { formatInterval, PARTIAL_MARK } from '../definition/intervals.rules.js';
import { DOCUMENT_TEXTS, formatMoreRows, formatPartialNotes } from '../definition/document-text.rules.js';
import { type Block, computeHalfWidth } from './pdf-blocks.rules.js';
import { omitRepeatedTexts, pickRows } from './table-rows.rules.js';
import { computeHeadingHeight, type PageLook } from './pdf-page-look.constants.js';

const NOTE = 7;
/** The distance between two columns, in points. */
const PADDING = 10;
/** The height of a line of a cell, as a multiple of its font size; of a note and of the line below a row, in points. */
const LINE = { cell: 1.3, note: 9.5, rule: 0.5 };
/** The number of rows that stay with the heading of a table, and with its totals. */
const KEPT_ROWS = 2;
/** The number of letters after which a name is shortened. The other formats have it in full. */
const MAX_CELL_LENGTH = 120;

/** The number of rows of a table that are shown, and their layout. */
export interface TableLook {
  /** The greatest number of rows. */
  maxRows: number;
  page: PageLook;
  /** Notes that other tables have shown already. The notes of this table are added. */
  shownNotes: Set<string>;
}

/** Builds a table with its heading and notes. */
export function buildTableBlock(
  texts: PdfTexts,
  filled: FilledTable,
  { maxRows, page, shownNotes }: TableLook,
  width: number,
  language: Language,
): Block {
  const { name, table, figures } = filled;
  // The main table needs no heading, because the page has the title of the report and its description stands with the
  // definitions.
  const heading = name === MAIN ? undefined : table.title[language];
  const about = name === MAIN ? undefined : (table as SectionLayout).description?.[language];
  const picked = pickRows(filled, maxRows);
  // A single row is not left out, because the note about it would need as much room.
  const shown = figures.rows.length - picked.length === 1 ? figures.rows : picked;
  const left = figures.rows.length - shown.length;
  const notes = [
    ...(about ? [about] : []),
    ...(left > 0 ? [formatMoreRows[language](left)] : []),
    ...formatPartialNotes({ ...filled, figures: { ...figures, rows: [...shown] } }, language, (value) =>
      formatInterval(value, language),
    ),
    ...(figures.notes ?? []).filter((note) => !shownNotes.has(note) && shownNotes.add(note)),
  ];
  const small = notes.map((text) => texts.buildText(text, { fontSize: NOTE, color: INK.faint, margin: [0, 2, 0, 0] }));
  const computeNotesHeight = (across: number) =>
    notes.reduce((sum, text) => sum + wrapText(text, across, NOTE).length * LINE.note + 2, 0);
  if (figures.rows.length === 0 && !figures.totals)
    return buildEmptyBlock(texts, heading, small, computeNotesHeight, page, language);
  const formatted = formatTable(filled, shown, page, language);
  return {
    isNarrow:
      sumWidths(formatted.columnWidths, 'least') + formatted.columnWidths.length * PADDING <= computeHalfWidth(width),
    measureHeight: (across) =>
      computeHeadingHeight(page) + computeRowsHeight(formatted, across) + computeNotesHeight(across),
    buildContent: (across) => {
      const content = [buildTable(texts, heading, formatted, across, language), ...small];
      // A short table stays on one page as a whole, and its notes stay with it.
      return small.length > 0 && formatted.rows.length <= 2 * KEPT_ROWS
        ? [{ unbreakable: true, stack: content }]
        : content;
    },
  };
}

function buildEmptyBlock(
  texts: PdfTexts,
  heading: string | undefined,
  notes: Content[],
  heightOfNotes: (width: number) => number,
  page: PageLook,
  language: Language,
): Block {
  const margin: Margins = [0, computeGapAbove(page.heading), 0, 0];
  const tag = new PdfTag('H2');
  const title = texts.buildText(heading ?? '', { fontSize: page.heading, bold: true, color: INK.accent, margin, tag });
  const nothing = texts.buildText(DOCUMENT_TEXTS.nothing[language], { fontSize: 8, margin: [0, 4, 0, 0] });
  return {
    isNarrow: true,
    measureHeight: (width) => computeHeadingHeight(page) + 14 + heightOfNotes(width),
    buildContent: () => [...(heading ? [title] : []), nothing, ...notes],
  };
}

/** A table as texts, with the widths of its columns. */
interface FormattedTable {
  columns: readonly ReportColumn[];
  heads: string[];
  rows: string[][];
  hasTotals: boolean;
  page: PageLook;
  /** The preferred and the smallest width of each column, in points. */
  columnWidths: { preferred: number; least: number }[];
}

function formatTable(
  filled: FilledTable,
  shown: readonly ReportRow[],
  page: PageLook,
  language: Language,
): FormattedTable {
  const { table, figures } = filled;
  const columns = table.columns.filter(({ hidden }) => !hidden);
  const isPartial = createPartialCheck(filled);
  const mark = ({ name }: ReportColumn, cell: ReportCell | undefined) => (isPartial(name, cell) ? PARTIAL_MARK : '');
  const format = (column: ReportColumn, cell: ReportCell | undefined) =>
    column.name === table.intervals && typeof cell === 'string'
      ? formatInterval(cell, language)
      : limitLength(formatCell(column, cell, language));
  const rows = shown
    .map((row) => omitRepeatedTexts(columns, row, language))
    .map((row) => columns.map((column) => format(column, row[column.name]) + mark(column, row[column.name])));
  const totals = figures.totals && omitRepeatedTexts(columns, figures.totals, language);
  if (totals) rows.push(formatTotals(columns, totals, format, language));
  const heads = columns.map((column) => formatHeading(column, language));
  return {
    columns,
    heads,
    rows,
    hasTotals: totals !== null,
    page,
    columnWidths: computeColumnWidths(columns, heads, rows, page.cell),
  };
}

/** Writes the totals. The label of the totals is written once, beside the figures. */
function formatTotals(
  columns: readonly ReportColumn[],
  totals: ReportRow,
  format: (column: ReportColumn, cell: ReportCell | undefined) => string,
  language: Language,
): string[] {
  const cells = columns.map((column) => {
    const cell = totals[column.name];
    return isFigure(column) || (cell ?? '') !== '' ? format(column, cell) : '';
  });
  const named = columns.some((column, place) => !isFigure(column) && cells[place] !== '');
  if (!named && !isFigure(columns[0]!)) cells[0] = TOTAL[language];
  return cells;
}

function buildTable(
  texts: PdfTexts,
  heading: string | undefined,
  formatted: FormattedTable,
  width: number,
  language: Language,
): Content {
  const { columns, heads, rows, hasTotals, page } = formatted;
  const alignments = columns.map((column) => (isFigure(column) ? 'right' : 'left'));
  const cells = rows.map((row, place) =>
    row.map((text, column): TableCell => {
      const bold = hasTotals && place === rows.length - 1;
      return texts.buildText(text, {
        fontSize: page.cell,
        bold,
        alignment: alignments[column]!,
        tag: buildCellTag('TD'),
      });
    }),
  );
  return pdfTable(texts, {
    ...(heading === undefined ? {} : { heading, continued: DOCUMENT_TEXTS.continued[language] }),
    keptRows: KEPT_ROWS,
    heads,
    widths: computeWidths(formatted, width),
    rows: cells,
    alignments,
    headSize: Math.min(7, page.cell),
    padding: page.padding,
    headingSize: page.heading,
  });
}

function computeRowsHeight(formatted: FormattedTable, width: number): number {
  const widths = computeWidths(formatted, width);
  const { page } = formatted;
  const countLines = (cells: readonly string[]) =>
    Math.max(1, ...cells.map((text, place) => wrapText(text, widths[place]!, page.cell, 'bold').length));
  return [formatted.heads, ...formatted.rows].reduce(
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
function computeColumnWidths(
  columns: readonly ReportColumn[],
  heads: readonly string[],
  rows: readonly string[][],
  size: number,
): FormattedTable['columnWidths'] {
  const computeMaxWidth = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => measureTextWidth(text, size, 'bold'))) + 2;
  return columns.map(({ kind }, place) => {
    const head = Math.max(computeMaxWidth(heads[place]!.split(' ')), 20);
    const preferred = Math.max(head, computeMaxWidth(rows.map((row) => row[place]!)));
    return { preferred, least: kind === 'text' ? Math.max(head, Math.min(preferred, NAME_WIDTH)) : preferred };
  });
}

/** The greatest extra width of a column, so that short rows can still be read across. */
const MAX_SPACE = 50;
/** The smallest width of a name, in points. */
const NAME_WIDTH = 90;

const sumWidths = (columnWidths: FormattedTable['columnWidths'], part: 'preferred' | 'least') =>
  columnWidths.reduce((total, place) => total + place[part], 0);

/**
 * Computes columns with their preferred width, or else narrower. If even the smallest widths do not fit, all columns
 * shrink by the same factor.
 */
function computeWidths({ columnWidths }: FormattedTable, width: number): number[] {
  const available = width - columnWidths.length * PADDING;
  const [preferred, least] = [sumWidths(columnWidths, 'preferred'), sumWidths(columnWidths, 'least')];
  const more = Math.min(MAX_SPACE, (available - preferred) / columnWidths.length);
  if (more >= 0) return columnWidths.map((column) => column.preferred + more);
  if (least > available) return columnWidths.map((column) => (column.least * available) / least);
  // Each column gives up the same share of the width that it can give up.
  const share = (available - least) / (preferred - least);
  return columnWidths.map((column) => column.least + (column.preferred - column.least) * share);
}
