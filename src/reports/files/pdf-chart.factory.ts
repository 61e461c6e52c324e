import { computeGapAbove, INK, buildSvgContent } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { buildChartData, formatChartHeading, hasNoValues } from '../charts/chart-data.rules.js';
import { computeHeight } from '../charts/chart-options.factory.js';
import { buildBareChartSvg, describeFigures } from '../charts/chart-svg.factory.js';
import type { FilledTable } from '../definition/report-document.rules.js';
import { formatLeftOutOfChart } from '../definition/document-text.rules.js';
import type { Block } from './pdf-blocks.rules.js';
import type { PageLook } from './pdf-page-look.constants.js';

const LETTER = 7;
/** The height of the heading and of the space around the chart, and of a text below it. */
const AROUND = 18;
const NOTE_LINE = 11;

/** Builds the chart of a table as vectors; returns nothing if the table has no chart or there is nothing to draw. */
export function buildChartBlock(texts: PdfTexts, filled: FilledTable, page: PageLook, language: Language): Block[] {
  if (!filled.table.chart) return [];
  const data = buildChartData(filled, language);
  if (hasNoValues(data)) return [];
  const heading = formatChartHeading(data);
  const alt = [`${heading}.`, ...describeFigures(data)].join(' ');
  const below = [...(data.leftOut > 0 ? [formatLeftOutOfChart[language](data.leftOut)] : []), ...data.partialNotes];
  return [
    {
      isNarrow: true,
      measureHeight: (width) =>
        computeHeight(data, width, LETTER) + AROUND + below.length * NOTE_LINE + computeGapAbove(page.heading),
      buildContent: (width) => [
        {
          unbreakable: true,
          margin: [0, computeGapAbove(page.heading), 0, 0],
          stack: [
            texts.buildText(heading, { fontSize: 9, bold: true, margin: [0, 0, 0, 4], tag: new PdfTag('H2') }),
            buildSvgContent(texts, buildBareChartSvg(data, width, LETTER, language), width, alt),
            ...below.map((text) => texts.buildText(text, { fontSize: 7, color: INK.faint, margin: [0, 2, 0, 0] })),
          ],
        },
      ],
    },
  ];
}
