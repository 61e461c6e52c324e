import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { INK, table as pdfTable } from '../../common/documents/pdf.parts.js';
import { drawing } from '../../common/documents/pdf.svg.js';
import type { PdfTexts } from '../../common/documents/pdf.text.js';
import { textWidth } from '../../common/documents/text.width.js';
import type { Language } from '../../common/reference/languages.js';
import { chartData, isEmpty } from '../charts/chart.data.rules.js';
import { bareChartSvg } from '../charts/chart.svg.js';
import type { ReportColumn, ReportRow, ReportSection, ReportTable } from '../report.definition.js';
import { type FilledTable, MAIN } from '../report.figures.js';
import { VOCABULARY } from '../words/vocabulary.words.js';
import { cellText, isFigure } from './cell.rules.js';
import { DOCUMENT_WORDS, leftOutOfChart, moreRows } from './document.words.js';

/** How much of a report goes into a document: rows of the main table, of each section, and whether definitions do. */
export interface Cut {
  main: number;
  sections: number;
  definitions: boolean;
}

const SIZE = 7.5;
const CHART_LETTER = 7;
/** Between two columns, in points. */
const PADDING = 10;
/** A name that is longer is shortened: the other formats have it in full. */
const MOST_LETTERS = 120;
/** Tables of so few columns and rows leave room beside them for their chart. */
const SMALL = { columns: 6, rows: 14 };

/** A table with its heading, chart and notes. */
export function tablePart(
  texts: PdfTexts,
  filled: FilledTable,
  cut: Cut,
  width: number,
  language: Language,
): Content[] {
  const { name, table, figures } = filled;
  const columns = table.columns.filter(({ hidden }) => !hidden);
  const rows = figures.rows.slice(0, name === MAIN ? cut.main : cut.sections);
  // The page is headed by the title of the report, and its description stands with the definitions.
  const heading = name === MAIN ? undefined : table.title[language];
  const about = name === MAIN ? undefined : (table as ReportSection).description?.[language];
  const note = (text: string): Content => texts.of(text, { fontSize: 7, color: INK.faint, margin: [0, 2, 0, 0] });
  const below = [
    ...(rows.length < figures.rows.length ? [note(moreRows[language](figures.rows.length - rows.length))] : []),
    ...(figures.notes ?? []).map((text) => note(text)),
  ];
  const introduction = about ? [note(about)] : [];
  if (rows.length === 0 && !figures.totals) {
    const title = texts.of(heading ?? '', { fontSize: 12, bold: true, color: INK.accent, margin: [0, 14, 0, 0] });
    return [...(heading ? [title] : []), ...introduction, note(DOCUMENT_WORDS.nothing[language]), ...below];
  }
  const shown = { ...figures, rows };
  const small = columns.length <= SMALL.columns && rows.length <= SMALL.rows;
  const data = table.chart ? chartData(filled, language) : null;
  if (!data || isEmpty(data)) {
    return [tableOf(texts, heading, columns, shown, width, language), ...introduction, ...below];
  }
  const left = data.leftOut > 0 ? [note(leftOutOfChart[language](data.leftOut))] : [];
  const chart = (across: number): Content => ({
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      texts.of(`${data.title} (${unitsOf(table, language)})`, { fontSize: 9, bold: true, margin: [0, 0, 0, 4] }),
      drawing(texts, bareChartSvg(data, across, CHART_LETTER, language), across),
      ...left,
    ],
  });
  if (!small)
    return [tableOf(texts, heading, columns, shown, width, language), ...introduction, ...below, chart(width)];
  const half = width / 2 - 10;
  return [
    {
      unbreakable: true,
      columns: [
        { width: half, stack: [tableOf(texts, heading, columns, shown, half, language), ...introduction, ...below] },
        { width: half, stack: [chart(half)] },
      ],
      columnGap: 20,
    },
  ];
}

/** What the chart of a table counts. */
function unitsOf({ chart, columns }: ReportTable, language: Language): string {
  const drawn = [...(chart?.series ?? []), ...(chart?.lines ?? [])];
  const units = columns.filter(({ name }) => drawn.includes(name)).map(({ unit }) => VOCABULARY[language].unit[unit]);
  return [...new Set(units)].join(', ');
}

function tableOf(
  texts: PdfTexts,
  heading: string | undefined,
  columns: readonly ReportColumn[],
  { rows, totals }: { rows: readonly ReportRow[]; totals: ReportRow | null },
  width: number,
  language: Language,
): Content {
  const all = totals ? [...rows, totals] : rows;
  const written = all.map((row) => columns.map((column) => shortened(cellText(column, row[column.name], language))));
  const alignments = columns.map((column) => (isFigure(column) ? 'right' : 'left'));
  const cells = written.map((row, place) =>
    row.map((text, column): TableCell => {
      const bold = totals !== null && place === all.length - 1;
      return texts.of(text, { fontSize: SIZE, bold, alignment: alignments[column]! });
    }),
  );
  return pdfTable(texts, {
    ...(heading === undefined ? {} : { heading }),
    heads: columns.map((column) => headOf(column, language)),
    widths: widthsOf(columns, written, width, language),
    rows: cells,
    alignments,
    headSize: 7,
    padding: 2.5,
  });
}

/** Money says its currency at the head of its column. */
function headOf({ kind, title }: ReportColumn, language: Language): string {
  return kind === 'money' ? `${title[language]} (€)` : title[language];
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('').trimEnd()}…` : text;
}

/**
 * Figures and dates get what they need. Names take what is left, and run over several lines where that is less than they
 * need; where even that is too little, all columns become narrower alike.
 */
function widthsOf(
  columns: readonly ReportColumn[],
  written: readonly string[][],
  width: number,
  language: Language,
): number[] {
  const available = width - columns.length * PADDING;
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, SIZE, 'bold'))) + 2;
  const places = columns.map((column, place) => {
    const cells = written.map((row) => row[place]!);
    const head = Math.max(longest(headOf(column, language).split(' ')), 20);
    const whole = Math.max(head, longest(cells));
    return { wanted: whole, least: column.kind === 'text' ? Math.max(head, Math.min(whole, NAME_WIDTH)) : whole };
  });
  const sum = (part: 'wanted' | 'least') => places.reduce((total, one) => total + one[part], 0);
  const spare = available - sum('wanted');
  if (spare >= 0) return places.map(({ wanted }) => wanted + spare / columns.length);
  const room = available - sum('least');
  if (room < 0) return places.map(({ least }) => (least * available) / sum('least'));
  // Of what can be given up, each column gives up the same share.
  const share = room / (sum('wanted') - sum('least'));
  return places.map(({ wanted, least }) => least + (wanted - least) * share);
}

/** What a name gets at the least, in points. */
const NAME_WIDTH = 90;
