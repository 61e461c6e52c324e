import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import { gapAbove, INK, table as pdfTable } from '../../common/documents/pdf.parts.js';
import type { PdfTexts } from '../../common/documents/pdf.text.js';
import { linesOf, textWidth } from '../../common/documents/text.width.js';
import type { Language } from '../../common/reference/languages.js';
import type { ReportCell, ReportColumn, ReportRow, SectionLayout } from '../report.definition.js';
import { type FilledTable, MAIN } from '../report.document.js';
import { TOTAL } from '../words/report.words.js';
import { cellText, isFigure } from './cell.rules.js';
import { DOCUMENT_WORDS, moreRows } from './document.words.js';
import { type Block, halfOf } from './pdf.blocks.js';
import { headingHeight, type PageLook } from './pdf.look.js';

const NOTE = 7;
/** Between two columns, in points. */
const PADDING = 10;
/** Lines of a cell, of so many times its letters, and of a note and the line below a row, in points. */
const LINE = { cell: 1.3, note: 9.5, rule: 0.5 };
/** A name that is longer is shortened: the other formats have it in full. */
const MOST_LETTERS = 120;

/** How much of a table is shown, and how. */
export interface TableLook {
  /** Rows at the most. */
  most: number;
  page: PageLook;
  /** Notes that other tables have shown already; those of this one are added. */
  said: Set<string>;
}

/** A table with its heading and notes. */
export function tableBlock(
  texts: PdfTexts,
  filled: FilledTable,
  { most, page, said }: TableLook,
  width: number,
  language: Language,
): Block {
  const { name, table, figures } = filled;
  // The page is headed by the title of the report, and its description stands with the definitions.
  const heading = name === MAIN ? undefined : table.title[language];
  const about = name === MAIN ? undefined : (table as SectionLayout).description?.[language];
  const left = figures.rows.length - most;
  const notes = [
    ...(about ? [about] : []),
    ...(left > 0 ? [moreRows[language](left)] : []),
    ...(figures.notes ?? []).filter((note) => !said.has(note) && said.add(note)),
  ];
  const small = notes.map((text) => texts.of(text, { fontSize: NOTE, color: INK.faint, margin: [0, 2, 0, 0] }));
  const heightOfNotes = (across: number) =>
    notes.reduce((sum, text) => sum + linesOf(text, across, NOTE).length * LINE.note + 2, 0);
  if (figures.rows.length === 0 && !figures.totals)
    return emptyBlock(texts, heading, small, heightOfNotes, page, language);
  const written = writtenTable(filled, most, page, language);
  return {
    narrow: sumOf(written.places, 'least') + written.places.length * PADDING <= halfOf(width),
    height: (across) => headingHeight(page) + heightOfRows(written, across) + heightOfNotes(across),
    content: (across) => [tableOf(texts, heading, written, across), ...small],
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
  const margin: Margins = [0, gapAbove(page.heading), 0, 0];
  const title = texts.of(heading ?? '', { fontSize: page.heading, bold: true, color: INK.accent, margin });
  const nothing = texts.of(DOCUMENT_WORDS.nothing[language], { fontSize: 8, margin: [0, 4, 0, 0] });
  return {
    narrow: true,
    height: (width) => headingHeight(page) + 14 + heightOfNotes(width),
    content: () => [...(heading ? [title] : []), nothing, ...notes],
  };
}

/** A table as texts, with what is to be known of its columns. */
interface WrittenTable {
  columns: readonly ReportColumn[];
  heads: string[];
  rows: string[][];
  hasTotals: boolean;
  page: PageLook;
  /** How wide each column wants to be, and must be at the least, in points. */
  places: { wanted: number; least: number }[];
}

function writtenTable({ table, figures }: FilledTable, most: number, page: PageLook, language: Language): WrittenTable {
  const columns = table.columns.filter(({ hidden }) => !hidden);
  const write = (column: ReportColumn, cell: ReportCell | undefined) => shortened(cellText(column, cell, language));
  const rows = figures.rows.slice(0, most).map((row) => columns.map((column) => write(column, row[column.name])));
  const { totals } = figures;
  if (totals) rows.push(totalsOf(columns, totals, write, language));
  const heads = columns.map((column) => headOf(column, language));
  return { columns, heads, rows, hasTotals: totals !== null, page, places: placesOf(columns, heads, rows, page.cell) };
}

/** What a total is about is said once, beside its figures. */
function totalsOf(
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

function tableOf(texts: PdfTexts, heading: string | undefined, written: WrittenTable, width: number): Content {
  const { columns, heads, rows, hasTotals, page } = written;
  const alignments = columns.map((column) => (isFigure(column) ? 'right' : 'left'));
  const cells = rows.map((row, place) =>
    row.map((text, column): TableCell => {
      const bold = hasTotals && place === rows.length - 1;
      return texts.of(text, { fontSize: page.cell, bold, alignment: alignments[column]! });
    }),
  );
  return pdfTable(texts, {
    ...(heading === undefined ? {} : { heading }),
    heads,
    widths: widthsOf(written, width),
    rows: cells,
    alignments,
    headSize: Math.min(7, page.cell),
    padding: page.padding,
    headingSize: page.heading,
  });
}

function heightOfRows(written: WrittenTable, width: number): number {
  const widths = widthsOf(written, width);
  const { page } = written;
  const lines = (cells: readonly string[]) =>
    Math.max(1, ...cells.map((text, place) => linesOf(text, widths[place]!, page.cell, 'bold').length));
  return [written.heads, ...written.rows].reduce(
    (sum, cells) => sum + lines(cells) * LINE.cell * page.cell + 2 * page.padding + LINE.rule,
    0,
  );
}

/** Money says its currency at the head of its column. */
function headOf({ kind, title }: ReportColumn, language: Language): string {
  return kind === 'money' ? `${title[language]} (€)` : title[language];
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('').trimEnd()}…` : text;
}

/** Figures and dates need all of their letters on one line; names can run over several. */
function placesOf(
  columns: readonly ReportColumn[],
  heads: readonly string[],
  rows: readonly string[][],
  size: number,
): WrittenTable['places'] {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, size, 'bold'))) + 2;
  return columns.map(({ kind }, place) => {
    const head = Math.max(longest(heads[place]!.split(' ')), 20);
    const wanted = Math.max(head, longest(rows.map((row) => row[place]!)));
    return { wanted, least: kind === 'text' ? Math.max(head, Math.min(wanted, NAME_WIDTH)) : wanted };
  });
}

/** What a column gets at the most beside what it needs, so that short rows can still be read across. */
const MOST_SPACE = 50;
/** What a name gets at the least, in points. */
const NAME_WIDTH = 90;

const sumOf = (places: WrittenTable['places'], part: 'wanted' | 'least') =>
  places.reduce((total, place) => total + place[part], 0);

/** Columns as wide as they want, or as they must; where even that is too much, all become narrower alike. */
function widthsOf({ places }: WrittenTable, width: number): number[] {
  const available = width - places.length * PADDING;
  const [wanted, least] = [sumOf(places, 'wanted'), sumOf(places, 'least')];
  const more = Math.min(MOST_SPACE, (available - wanted) / places.length);
  if (more >= 0) return places.map((place) => place.wanted + more);
  if (least > available) return places.map((place) => (place.least * available) / least);
  // Of what can be given up, each column gives up the same share.
  const share = (available - least) / (wanted - least);
  return places.map((place) => place.least + (place.wanted - place.least) * share);
}
