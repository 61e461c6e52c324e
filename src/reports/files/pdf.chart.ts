import { gapAbove, INK } from '../../common/documents/pdf.parts.js';
import { drawing } from '../../common/documents/pdf.svg.js';
import type { PdfTexts } from '../../common/documents/pdf.text.js';
import type { Language } from '../../common/reference/languages.js';
import { chartData, isEmpty } from '../charts/chart.data.rules.js';
import { computeHeight } from '../charts/chart.options.js';
import { bareChartSvg } from '../charts/chart.svg.js';
import type { TableLayout } from '../report.definition.js';
import type { FilledTable } from '../report.document.js';
import { VOCABULARY } from '../words/vocabulary.words.js';
import { leftOutOfChart } from './document.words.js';
import type { Block } from './pdf.blocks.js';
import type { PageLook } from './pdf.look.js';

const LETTER = 7;
/** The height of the heading and of the text below the chart. */
const AROUND = 26;

/** Builds the chart of a table as vectors; returns nothing if the table has no chart or there is nothing to draw. */
export function chartBlock(texts: PdfTexts, filled: FilledTable, page: PageLook, language: Language): Block[] {
  if (!filled.table.chart) return [];
  const data = chartData(filled, language);
  if (isEmpty(data)) return [];
  const heading = `${data.title} (${formatUnits(filled.table, language)})`;
  const left = data.leftOut > 0 ? leftOutOfChart[language](data.leftOut) : null;
  return [
    {
      narrow: true,
      height: (width) => computeHeight(data, width, LETTER) + AROUND + gapAbove(page.heading),
      content: (width) => [
        {
          unbreakable: true,
          margin: [0, gapAbove(page.heading), 0, 0],
          stack: [
            texts.of(heading, { fontSize: 9, bold: true, margin: [0, 0, 0, 4] }),
            drawing(texts, bareChartSvg(data, width, LETTER, language), width),
            ...(left ? [texts.of(left, { fontSize: 7, color: INK.faint, margin: [0, 2, 0, 0] })] : []),
          ],
        },
      ],
    },
  ];
}

/** Returns the units of the figures in the chart of a table. */
function formatUnits({ chart, columns }: TableLayout, language: Language): string {
  const drawn = [...(chart?.series ?? []), ...(chart?.lines ?? [])];
  const units = columns.filter(({ name }) => drawn.includes(name)).map(({ unit }) => VOCABULARY[language].unit[unit]);
  return [...new Set(units)].join(', ');
}
