import { wrapText } from '../../common/pdf/text-width.rules.js';
import { escapeXml } from '../../common/documents/xml-text.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import {
  formatAsOfLine,
  DOCUMENT_TEXTS,
  formatLeftOutOfChart,
  formatSourceLine,
} from '../definition/document-text.rules.js';
import { type ChartData, buildChartData, formatChartHeading, hasNoValues } from './chart-data.rules.js';
import { renderChart } from './echarts-svg.factory.js';
import { computeHeight } from './chart-options.factory.js';
import { CHART_INK } from './chart-style.constants.js';

const WIDTH = 960;
const SIDE = 28;
const LETTER = 13;

/** A line of text in a chart. */
interface TextLine {
  text: string;
  size: number;
  bold?: boolean;
  faint?: boolean;
}

/**
 * Renders the chart of the first table as an svg that is complete on its own, with titles, units and the period of the
 * figures. Its accessible text is the title and the figures.
 */
export function buildChartSvg(document: ReportDocument): string {
  const { report, request, figures } = document;
  const { language } = request;
  const [filled] = figures.tables;
  const data = buildChartData(filled, language);
  const title = report.title[language];
  const above = [
    ...wrapLines(title, { size: 21, bold: true }),
    ...wrapLines(formatChartHeading(data), { size: 15, bold: true }),
    ...wrapLines(formatAsOfLine(document), { size: LETTER, faint: true }),
  ];
  const notes = [
    ...(data.leftOut > 0 ? [formatLeftOutOfChart[language](data.leftOut)] : []),
    ...data.partialNotes,
    ...(filled.figures.notes ?? []),
  ];
  const below = [...notes, formatSourceLine(document)].flatMap((text) => wrapLines(text, { size: 11, faint: true }));
  const width = WIDTH - 2 * SIDE;
  const empty = hasNoValues(data);
  const height = empty ? 80 : computeHeight(data, width, LETTER);
  const top = SIDE + sumLineHeights(above) + 14;
  const whole = top + height + 12 + sumLineHeights(below) + SIDE / 2;
  const chart = empty
    ? renderTextLines([{ text: DOCUMENT_TEXTS.nothing[language], size: 15, faint: true }], top + 40)
    : `<g transform="translate(${SIDE} ${top})">${renderChart(data, { width, height, letter: LETTER }, language)}</g>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${whole}"`,
    ` viewBox="0 0 ${WIDTH} ${whole}" lang="${language}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(`${title}: ${formatChartHeading(data)}`)}</title>`,
    `<desc id="desc">${escapeXml(describe(document, data))}</desc>`,
    `<rect width="${WIDTH}" height="${whole}" fill="#ffffff"/>`,
    renderTextLines(above, SIDE),
    chart,
    renderTextLines(below, top + height + 12),
    '</svg>\n',
  ].join('');
}

/** Renders a chart without titles, for a document that has them already. */
export function buildBareChartSvg(data: ChartData, width: number, letter: number, language: Language): string {
  const height = computeHeight(data, width, letter);
  const drawing = renderChart(data, { width, height, letter }, language);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"` +
    ` viewBox="0 0 ${width} ${height}">${drawing}</svg>`
  );
}

/** Writes the figures of a chart as sentences, one for each category. */
export function describeFigures({ categories, series }: ChartData): string[] {
  return categories.map((category, place) => {
    const figures = series.flatMap(({ name, values, formatValue }) => {
      const value = values[place] ?? null;
      return value === null ? [] : [`${name} ${formatValue(value)}`];
    });
    return `${category}: ${figures.join(', ')}.`;
  });
}

/** Writes the figures and their source as sentences. */
function describe(document: ReportDocument, data: ChartData): string {
  const { partialNotes } = data;
  return [formatAsOfLine(document), ...describeFigures(data), ...partialNotes, formatSourceLine(document)].join(' ');
}

function wrapLines(text: string, look: Omit<TextLine, 'text'>): TextLine[] {
  const lines = wrapText(text, WIDTH - 2 * SIDE, look.size, look.bold ? 'bold' : 'normal');
  return lines.map((line) => ({ ...look, text: line }));
}

const computeLineHeight = ({ size }: TextLine) => Math.round(size * 1.4);

const sumLineHeights = (lines: readonly TextLine[]) => lines.reduce((sum, line) => sum + computeLineHeight(line), 0);

function renderTextLines(lines: readonly TextLine[], top: number): string {
  let y = top;
  return lines
    .map((line) => {
      y += computeLineHeight(line);
      const { text, size, bold, faint } = line;
      const weight = bold ? ' font-weight="bold"' : '';
      const ink = faint ? CHART_INK.faint : CHART_INK.text;
      return `<text x="${SIDE}" y="${y - Math.round(size * 0.35)}" font-family="Roboto, Arial, sans-serif" font-size="${size}"${weight} fill="${ink}">${escapeXml(text)}</text>`;
    })
    .join('');
}
