import type { Content } from 'pdfmake/interfaces.js';
import { pageWidth, pdfOf } from '../../common/documents/pdf.document.js';
import { covers } from '../../common/documents/pdf.fonts.js';
import { INK } from '../../common/documents/pdf.parts.js';
import { PdfTexts } from '../../common/documents/pdf.text.js';
import { endOfDayInstant } from '../../common/reference/calendar.dates.js';
import { MAIN, type ReportDocument } from '../report.figures.js';
import { asOfLine, DOCUMENT_WORDS, filtersOf, pageOf, sourceLine } from './document.words.js';
import { type Block, heightOfBlocks, setBlocks } from './pdf.blocks.js';
import { chartBlock } from './pdf.chart.js';
import { definitionsBlock } from './pdf.definitions.js';
import { tableBlock } from './pdf.table.js';
import { tilesBlock } from './pdf.tiles.js';

/** A reader has five minutes. */
const MOST_PAGES = 4;

/** How much of a report goes into a document. */
interface Cut {
  /** Rows of the main table, and of each other one. */
  main: number;
  sections: number;
  /** Whether tables other than the main one are drawn as well. */
  charts: boolean;
  /** Whether every column is explained. */
  definitions: boolean;
}

/** From everything to what fits four pages whatever the data. */
const CUTS: readonly Cut[] = [
  { main: 60, sections: 40, charts: true, definitions: true },
  { main: 40, sections: 20, charts: true, definitions: true },
  { main: 25, sections: 20, charts: true, definitions: false },
  { main: 25, sections: 12, charts: true, definitions: false },
  { main: 20, sections: 20, charts: false, definitions: false },
  { main: 20, sections: 10, charts: false, definitions: false },
  { main: 15, sections: 6, charts: false, definitions: false },
  { main: 10, sections: 3, charts: false, definitions: false },
];

/** What a page holds between head and foot, in points, and what the title of the report takes of the first one. */
const PAGE = 479;
const TITLE = 45;

/** A document of one to four pages: headline figures, tables and charts, definitions, and what it all is of. */
export async function pdfFile(document: ReportDocument): Promise<Buffer> {
  let file: Buffer | undefined;
  for (const [place, cut] of CUTS.entries()) {
    const last = place === CUTS.length - 1;
    // What is certain to be too much is not set at all; the rest is set and counted.
    if (!last && pagesExpected(document, cut) > MOST_PAGES) continue;
    file = await pdfWith(document, cut);
    if (pagesIn(file) <= MOST_PAGES) break;
  }
  return file!;
}

function pagesExpected(document: ReportDocument, cut: Cut): number {
  const width = pageWidth(true);
  const blocks = blocksOf(new PdfTexts('SC', covers), document, cut, width);
  return (heightOfBlocks(blocks, width) + TITLE) / PAGE;
}

/** As the catalogue of the file's own pages says; it is never packed. */
function pagesIn(file: Buffer): number {
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(file.toString('latin1'))?.[1] ?? 0);
}

/** Everything below the title. */
function blocksOf(texts: PdfTexts, document: ReportDocument, cut: Cut, width: number): Block[] {
  const { report, request, figures } = document;
  const { language } = request;
  const tables = figures.tables.flatMap((filled) => [
    tableBlock(texts, filled, filled.name === MAIN ? cut.main : cut.sections, width, language),
    ...(cut.charts || filled.name === MAIN ? chartBlock(texts, filled, language) : []),
  ]);
  const tiles = report.tiles && figures.tiles ? [tilesBlock(texts, report.tiles, figures.tiles, language)] : [];
  return [...tiles, ...tables, definitionsBlock(texts, document, cut.definitions)];
}

async function pdfWith(document: ReportDocument, cut: Cut): Promise<Buffer> {
  const { report, request } = document;
  const { language, period } = request;
  const width = pageWidth(true);
  return pdfOf({
    title: report.title[language],
    foot: sourceLine(document),
    changedAt: endOfDayInstant(period.asOf, 'UTC'),
    landscape: true,
    language,
    han: 'SC',
    pageOf: pageOf[language],
    missingNote: DOCUMENT_WORDS.missing[language],
    content: (texts) => [...titlePart(document, texts), ...setBlocks(blocksOf(texts, document, cut, width), width)],
  });
}

function titlePart(document: ReportDocument, texts: PdfTexts): Content[] {
  const filters = filtersOf(document).map(([title, value]) => `${title}: ${value}`);
  return [
    texts.of(document.report.title[document.request.language], { fontSize: 18, bold: true }),
    texts.of([asOfLine(document), ...filters].join('  ·  '), { fontSize: 8.5, color: INK.faint, margin: [0, 2, 0, 0] }),
  ];
}
