import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { PdfTexts } from './pdf-text.factory.js';
import { decode } from 'html-entities';
import { CONTINUATION, listTags, PdfTag } from './pdf-tags.rules.js';
import { escapeXml } from '../documents/xml-text.rules.js';

/** The agency's colours. */
export const INK = { text: '#1f2933', faint: '#5f6b7a', accent: '#0b6e4f', line: '#c8d1da', alarm: '#a61b1b' } as const;

/** A table with a heading that is repeated on every page to which the table continues. */
export interface PdfTable {
  /** Heading of the table; absent if the page already has one. */
  heading?: string;
  /** Text behind the heading where it is repeated, such as "(continued)". */
  continued?: string;
  /**
   * The number of rows that stay with the heading and with the last row, so that neither stands on a page with fewer of
   * them. Default: one row stays with the heading. The rows must be so low that they fit on a page.
   */
  keptRows?: number;
  heads: string[];
  /**
   * Widths of the columns in points. A column of automatic width would grow with a long word past the edge of the page.
   */
  widths: number[];
  rows: TableCell[][];
  /** Alignment of the column headings over their cells. Default: left. */
  alignments?: readonly ('left' | 'right')[];
  /** Font size of the column headings, in points. */
  headSize?: number;
  /** Padding above and below every row, in points. */
  padding?: number;
  /** Font size of the heading, in points. It also determines the space above the heading. */
  headingSize?: number;
}

/** The headline level of rows; pdfmake leaves its meaning to the document. */
export const ROW_LEVEL = 1;

/** Default font size of a heading, in points. */
export const HEADING = 12;

/** Returns the space above a heading, in points. */
export const computeGapAbove = (headingSize: number): number => Math.round(headingSize * 1.5) - 4;

/** Returns a layout with lines between rows only, because the rows are read across. */
function buildRowsLayout(titles: number, padding: number): CustomTableLayout {
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
 * Height in points above which a row may continue on the next page. It is well below the height of a page, because
 * pdfmake does not print an unbreakable row that does not fit on a page.
 */
const TALLEST_IN_ONE_PIECE = 350;
/** Generous widths of a letter and of a Chinese character, and the height of a line, at 9 points. */
const LETTER = 6;
const CHARACTER = 9.5;
const LINE = 13;

/** Builds a table in the agency's style. A row stays on one page unless it may be too tall for one. */
export function buildPdfTable(texts: PdfTexts, table: PdfTable): Content {
  const { heads, widths, rows, alignments = [], headSize = 7.5, padding = 4, headingSize = HEADING } = table;
  const heading = buildTableHeading(texts, table);
  const title = heading === undefined ? [] : [[heading, ...heads.slice(1).map(() => '')]];
  const whole = rows.every((row) =>
    row.every((cell, column) => computeHeight(cell, widths[column]!) < TALLEST_IN_ONE_PIECE),
  );
  const headCells = heads.map((head, column) => {
    const alignment = alignments[column] ?? 'left';
    return texts.buildText(head, {
      color: INK.faint,
      fontSize: headSize,
      bold: true,
      alignment,
      tag: buildCellTag('TH'),
    });
  });
  addTableTags(headCells, rows);
  return {
    margin: [0, computeGapAbove(headingSize), 0, 0],
    layout: buildRowsLayout(title.length, padding),
    table: {
      headerRows: title.length + 1,
      ...(whole ? computeKeptRows(table) : { keepWithHeaderRows: 0 }),
      dontBreakRows: whole,
      widths,
      body: [...title, headCells, ...rows.map(([first, ...others]) => [markRow(first), ...others])],
    },
  };
}

function buildTableHeading(
  texts: PdfTexts,
  { heading, continued, heads, headingSize = HEADING }: PdfTable,
): (Content & object) | undefined {
  if (heading === undefined) return undefined;
  const look = { fontSize: headingSize, bold: true, color: INK.accent };
  const title = texts.buildText(heading, { ...look, colSpan: heads.length, tag: new PdfTag('H2') });
  if (continued === undefined) return title;
  const { text: runs } = texts.buildText(` ${continued}`, { ...look, tag: CONTINUATION });
  return { ...title, text: [...(title.text as Content[]), ...(runs as Content[])] };
}

/** Returns how many rows stay with the heading and with the last row. A short table stays on one page as a whole. */
function computeKeptRows({ rows, keptRows }: PdfTable): { keepWithHeaderRows: number; keepLastRows?: number } {
  if (keptRows === undefined) return { keepWithHeaderRows: 1 };
  const last = keptRows + 1;
  return rows.length < keptRows + last
    ? { keepWithHeaderRows: rows.length }
    : { keepWithHeaderRows: keptRows, keepLastRows: last };
}

/** Makes the texts of a table part of its cells, rows and structure. */
function addTableTags(heads: readonly TableCell[], rows: readonly (readonly TableCell[])[]): void {
  const table = new PdfTag('Table');
  for (const row of [buildRowTag(heads, 'TH'), ...rows.map((cells) => buildRowTag(cells, 'TD'))]) row.parent = table;
}

/** Returns the tag of a cell. A cell of one text can give it to the text; otherwise it contains the tags of its texts. */
export function buildCellTag(type: 'TH' | 'TD', children: readonly PdfTag[] = []): PdfTag {
  return new PdfTag(type, type === 'TH' ? { scope: 'Column' } : {}, children);
}

/** Returns the tag of a row with those of its cells. */
function buildRowTag(cells: readonly TableCell[], type: 'TH' | 'TD'): PdfTag {
  const cellTags = cells.map((cell) => {
    const tags = listTags(cell);
    return tags[0]?.type === type ? tags[0] : buildCellTag(type, tags);
  });
  return new PdfTag('TR', {}, cellTags);
}

/** Marks the first cell of a row, so that the rows of a page can be counted. */
function markRow(cell: TableCell | undefined): TableCell {
  return typeof cell === 'object' ? ({ ...cell, headlineLevel: ROW_LEVEL } as TableCell) : (cell ?? '');
}

/** Estimates the height of a cell, rather too high than too low. */
function computeHeight(cell: Content | TableCell, width: number): number {
  if (typeof cell !== 'object') return LINE;
  if ('stack' in cell && cell.stack)
    return cell.stack.reduce<number>((sum, part) => sum + computeHeight(part, width), 0);
  const lines = getPlainText(cell).split('\n');
  return lines.reduce((sum, line) => sum + LINE * Math.max(1, Math.ceil(computeLength(line) / width)), 0);
}

function computeLength(line: string): number {
  let length = 0;
  for (const character of line) length += character > '\u2e80' ? CHARACTER : LETTER;
  return length;
}

function getPlainText(content: Content | TableCell): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => getPlainText(part)).join('');
  return typeof content === 'object' && 'text' in content ? getPlainText(content.text as Content) : '';
}

/**
 * Embeds an SVG image in a document and sets its texts in the families that have their characters. `alt` is read instead
 * of the image.
 */
export function buildSvgContent(texts: PdfTexts, svg: string, width: number, alt: string): Content & { tag: PdfTag } {
  const lettered = svg.replaceAll(/(<text\b[^>]*>)([^<]*)<\/text>/g, (_, tag: string, text: string) => {
    const bold = /font-weight:\s*bold|font-weight="bold"/.test(tag);
    const { text: runs } = texts.buildText(decode(text, { level: 'xml' }), { bold });
    const spans = (runs as { font: string; text: string }[]).map(
      (run) => `<tspan font-family="${run.font}">${escapeXml(run.text)}</tspan>`,
    );
    return `${tag.replace(/font-family:[^;"]*;?| xml:space="preserve"/g, '')}${spans.join('')}</text>`;
  });
  return { svg: lettered, width, tag: new PdfTag('Figure', { alt }) };
}
