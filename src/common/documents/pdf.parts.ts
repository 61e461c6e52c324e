import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { PdfTexts } from './pdf.text.js';

/** Colours of the house. */
export const INK = { text: '#1f2933', faint: '#5f6b7a', accent: '#0b5c8a', line: '#c8d1da', alarm: '#a61b1b' } as const;

/** A table with a heading, which goes along to every page that the table runs on to. */
export interface PdfTable {
  /** None where the page says it already. */
  heading?: string;
  heads: string[];
  /** In points, always: a column that takes what is left would grow with a long word, past the edge of the page. */
  widths: number[];
  rows: TableCell[][];
  /** Where the heads of the columns stand over their cells. Default: to the left. */
  alignments?: readonly ('left' | 'right')[];
  /** Of the heads of the columns, in points. */
  headSize?: number;
  /** Above and below every line, in points. */
  padding?: number;
  /** Of the heading, in points; what is left free above it goes by it. */
  headingSize?: number;
}

/** Letters of a heading, in points. */
export const HEADING = 12;

/** What is left free above a heading, in points. */
export const gapAbove = (headingSize: number): number => Math.round(headingSize * 1.5) - 4;

/** Lines between rows only: the page is read across. */
function rowsLayout(titles: number, padding: number): CustomTableLayout {
  return {
    hLineWidth: (line, { table: { body } }) => (line < titles + 1 || line === body.length ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => INK.line,
    paddingLeft: (column) => (column === 0 ? 0 : 5),
    paddingRight: () => 5,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  };
}

/**
 * Height above which a row may run on to the next page, in points: some way below that of a page, because what is kept in
 * one piece and does not fit a page is not printed at all.
 */
const TALLEST_IN_ONE_PIECE = 350;
/** Generous widths of a letter and of a Chinese character, and the height of a line, in 9 points. */
const LETTER = 6;
const CHARACTER = 9.5;
const LINE = 13;

/** A table as the house sets it. A row stays on one page unless it is too tall to be sure of one. */
export function table(
  texts: PdfTexts,
  { heading, heads, widths, rows, alignments = [], headSize = 7.5, padding = 4, headingSize = HEADING }: PdfTable,
): Content {
  const look = { fontSize: headingSize, bold: true, color: INK.accent, colSpan: heads.length };
  const title = heading === undefined ? [] : [[texts.of(heading, look), ...heads.slice(1).map(() => '')]];
  const whole = rows.every((row) =>
    row.every((cell, column) => heightOf(cell, widths[column]!) < TALLEST_IN_ONE_PIECE),
  );
  return {
    margin: [0, gapAbove(headingSize), 0, 0],
    layout: rowsLayout(title.length, padding),
    table: {
      headerRows: title.length + 1,
      keepWithHeaderRows: whole ? 1 : 0,
      dontBreakRows: whole,
      widths,
      body: [
        ...title,
        heads.map((head, column) => {
          const alignment = alignments[column] ?? 'left';
          return texts.of(head, { color: INK.faint, fontSize: headSize, bold: true, alignment });
        }),
        ...rows,
      ],
    },
  };
}

/** About how tall a cell becomes, rather more than less. */
function heightOf(cell: Content | TableCell, width: number): number {
  if (typeof cell !== 'object') return LINE;
  if ('stack' in cell && cell.stack) return cell.stack.reduce<number>((sum, part) => sum + heightOf(part, width), 0);
  const lines = lettersOf(cell).split('\n');
  return lines.reduce((sum, line) => sum + LINE * Math.max(1, Math.ceil(lengthOf(line) / width)), 0);
}

function lengthOf(line: string): number {
  let length = 0;
  for (const character of line) length += character > '\u2e80' ? CHARACTER : LETTER;
  return length;
}

function lettersOf(content: Content | TableCell): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => lettersOf(part)).join('');
  return typeof content === 'object' && 'text' in content ? lettersOf(content.text as Content) : '';
}
