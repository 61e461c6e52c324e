import type { Content } from 'pdfmake/interfaces.js';
import { getPageHeight, getPageWidth, renderPdf } from '../../common/pdf/pdf-document.factory.js';
import { hasGlyph } from '../../common/pdf/pdf-fonts.reader.js';
import { INK } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { getEndOfDay } from '../../common/time/calendar-dates.rules.js';
import { type FilledTable, MAIN, type ReportDocument } from '../definition/report-document.rules.js';
import {
  formatAsOfLine,
  DOCUMENT_TEXTS,
  formatFilters,
  formatPageNumber,
  formatSourceLine,
} from '../definition/document-text.rules.js';
import { type Block, computeBlocksHeight, arrangeBlocks } from './pdf-blocks.rules.js';
import { buildChartBlock } from './pdf-chart.factory.js';
import { buildDefinitionsBlock } from './pdf-definitions.factory.js';
import { LOOKS, type PageLook } from './pdf-page-look.constants.js';
import { buildTableBlock } from './pdf-table.factory.js';
import { buildTilesBlock } from './pdf-tiles.factory.js';

/** The greatest number of pages, because a reader has about five minutes. */
const MAX_PAGES = 4;

/** The parts of a report that go into a document, and the density of their layout. */
interface PdfLayout {
  /** The number of rows of the main table, and of each other table. */
  main: number;
  sections: number;
  /** Which charts are included: those of all tables, that of the main one, or none. */
  charts: 'all' | 'main' | 'none';
  /** Whether every column is defined. */
  definitions: boolean;
  /** Whether top lists, which are short anyway, are shown in full. */
  lists: boolean;
  page: PageLook;
}

const EVERYTHING = { charts: 'all', definitions: true, lists: true } as const;

/**
 * The layouts from the fullest to one that fits four pages whatever the data. The layout first becomes denser, then
 * charts and definitions give their place to rows, and finally tables become shorter. The chart of the main table is
 * left out if tables would otherwise keep only their first rows.
 */
const PDF_LAYOUTS: readonly PdfLayout[] = [
  { ...EVERYTHING, main: 60, sections: 40, page: LOOKS.usual },
  { ...EVERYTHING, main: 40, sections: 20, page: LOOKS.usual },
  { ...EVERYTHING, main: 60, sections: 40, page: LOOKS.close },
  { ...EVERYTHING, main: 40, sections: 20, page: LOOKS.close },
  { ...EVERYTHING, main: 30, sections: 12, page: LOOKS.close },
  { ...EVERYTHING, main: 30, sections: 12, charts: 'main', page: LOOKS.close },
  { ...EVERYTHING, main: 30, sections: 8, charts: 'main', page: LOOKS.close },
  { ...EVERYTHING, main: 30, sections: 12, page: LOOKS.closest },
  { ...EVERYTHING, main: 30, sections: 12, charts: 'main', page: LOOKS.closest },
  { ...EVERYTHING, main: 25, sections: 12, charts: 'main', definitions: false, page: LOOKS.closest },
  { ...EVERYTHING, main: 15, sections: 7, charts: 'main', definitions: false, page: LOOKS.closest },
  { ...EVERYTHING, main: 25, sections: 12, charts: 'none', definitions: false, page: LOOKS.closest },
  { main: 10, sections: 3, charts: 'main', definitions: false, lists: false, page: LOOKS.close },
];

/** The font sizes in points at which definitions are easy to read. Tables become shorter before definitions become smaller. */
const DEFINITION_SIZES = [7.5, 7, 6.5, 6.3];

/** The height of the title of the report on the first page. */
const TITLE_HEIGHT = 45;

/**
 * Builds a document of one to four pages with headline figures, tables, charts, definitions and the source of the
 * figures.
 */
export async function buildPdfFile(document: ReportDocument): Promise<Buffer> {
  const tried = new Set<number>();
  const layouts = [...PDF_LAYOUTS.flatMap((layout) => listLegibleLayouts(layout)), ...PDF_LAYOUTS];
  const last = layouts.pop()!;
  for (const layout of layouts) {
    const expected = computeExpectedPages(document, layout);
    // A layout that is certainly too long, or as long as one that was too long, is skipped: tables of few rows look the
    // same in several layouts. Every other layout is set and its pages are counted.
    if (expected > MAX_PAGES || tried.has(expected)) continue;
    tried.add(expected);
    try {
      return await renderLayout(document, layout, MAX_PAGES);
    } catch (error) {
      if (!(error instanceof TooManyPagesError)) throw error;
    }
  }
  return renderLayout(document, last, Infinity);
}

/** Thrown when a layout has more pages than a document may have. */
class TooManyPagesError extends Error {}

/** Returns a layout that defines columns with each size of definitions that is easy to read. */
function listLegibleLayouts(layout: PdfLayout): PdfLayout[] {
  const sizes = DEFINITION_SIZES.filter((size) => layout.definitions && size >= Math.min(layout.page.definition, 7));
  return sizes.map((definition) => ({ ...layout, page: { ...layout.page, definition } }));
}

function computeExpectedPages(document: ReportDocument, layout: PdfLayout): number {
  const { dense } = layout.page;
  const width = getPageWidth(true, dense);
  const blocks = buildBlocks(new PdfTexts('SC', hasGlyph), document, layout, width);
  return (computeBlocksHeight(blocks, width) + TITLE_HEIGHT) / getPageHeight(true, dense);
}

/** Builds all blocks below the title. */
function buildBlocks(texts: PdfTexts, document: ReportDocument, layout: PdfLayout, width: number): Block[] {
  const { report, request, figures } = document;
  const { language } = request;
  const shownNotes = new Set<string>();
  const getMaxRows = ({ name, table }: FilledTable) => {
    if (name === MAIN) return layout.main;
    return layout.lists ? Math.max(layout.sections, table.shortList ?? 0) : layout.sections;
  };
  const tables = figures.tables.flatMap((filled) => [
    buildTableBlock(texts, filled, { maxRows: getMaxRows(filled), page: layout.page, shownNotes }, width, language),
    ...(hasChart(filled, layout) ? buildChartBlock(texts, filled, layout.page, language) : []),
  ]);
  const tiles = report.tiles && figures.tiles ? [buildTilesBlock(texts, report.tiles, figures.tiles, language)] : [];
  return [...tiles, ...tables, buildDefinitionsBlock(texts, document, layout.page, layout.definitions)];
}

function hasChart({ name }: FilledTable, { charts }: PdfLayout): boolean {
  return charts === 'all' || (charts === 'main' && name === MAIN);
}

/** @throws TooManyPagesError before anything is rendered */
async function renderLayout(document: ReportDocument, layout: PdfLayout, maxPages: number): Promise<Buffer> {
  const { report, request } = document;
  const { language, period } = request;
  const { dense } = layout.page;
  const width = getPageWidth(true, dense);
  return renderPdf({
    title: report.title[language],
    foot: formatSourceLine(document),
    changedAt: getEndOfDay(period.asOf, 'UTC'),
    landscape: true,
    dense,
    language,
    han: 'SC',
    formatPageNumber: (page, pages) => {
      // The footers are written when all pages are laid out. Rendering them would take as long again.
      if (pages > maxPages) throw new TooManyPagesError();
      return formatPageNumber[language](page, pages);
    },
    missingNote: DOCUMENT_TEXTS.missing[language],
    buildContent: (texts) => [
      ...buildTitle(document, texts),
      ...arrangeBlocks(buildBlocks(texts, document, layout, width), width),
    ],
  });
}

function buildTitle(document: ReportDocument, texts: PdfTexts): Content[] {
  const filters = formatFilters(document).map(([title, value]) => `${title}: ${value}`);
  return [
    texts.buildText(document.report.title[document.request.language], {
      fontSize: 18,
      bold: true,
      tag: new PdfTag('H1'),
    }),
    texts.buildText([formatAsOfLine(document), ...filters].join('  ·  '), {
      fontSize: 8.5,
      color: INK.faint,
      margin: [0, 2, 0, 0],
    }),
  ];
}
