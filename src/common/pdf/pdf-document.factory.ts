import pdfmake from 'pdfmake';
import documentModule from 'pdfmake/js/PDFDocument.js';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { HanFamily } from './font-runs.rules.js';
import { hasGlyph, getFontPath, type FontWeight } from './pdf-fonts.reader.js';
import { INK, ROW_LEVEL } from './pdf-parts.factory.js';
import { ARTIFACT } from './pdf-tags.rules.js';
import { PdfTexts, type TextStyle } from './pdf-text.factory.js';
import './pdf-structure.factory.js';

/** The properties by which programs describe a document and read it aloud. */
interface PdfProperties {
  title: string;
  /** Time of the last change of the data, not the time of rendering, so that the same data gives the same bytes. */
  changedAt: Date;
  /** BCP 47 language tag, for programs that read the document aloud. */
  language: string;
}

/** The properties and the content of a document. */
export interface PdfDocument extends PdfProperties {
  /** Text in the footer of every page, before the page number. */
  foot: string;
  /** Whether the pages are in landscape format. Default: portrait. */
  landscape?: boolean;
  /** Whether much content has to fit on few pages: the margins, the header and the footer are then smaller. */
  dense?: boolean;
  /** Family for the forms of Chinese characters. */
  han: HanFamily;
  /** `page 2 of 3` */
  formatPageNumber: (page: number, pages: number) => string;
  /** Sentence before the list of characters that no font has. */
  missingNote: string;
  buildContent: (texts: PdfTexts) => Content[];
}

/** A document whose contents all have their `absolutePosition`, such as a sheet of badges. */
export interface PdfSheets extends PdfProperties {
  /** The size of the pages, in points. */
  page: { width: number; height: number };
  /** The contents of each page. */
  pages: Content[][];
}

const AGENCY = 'Locate in Limburg';
const WEIGHTS: readonly FontWeight[] = ['normal', 'bold'];
const FAMILIES = ['Roboto', 'SC', 'TC', 'JP', 'KR'] as const;
const A4 = { narrow: 595.28, wide: 841.89 };

/** Margins of a page and sizes of its header, in points. */
interface Margins {
  side: number;
  top: number;
  bottom: number;
  head: { top: number; letters: number };
  foot: number;
}

const MARGINS = {
  usual: { side: 40, top: 64, bottom: 52, head: { top: 26, letters: 11 }, foot: 14 },
  dense: { side: 28, top: 42, bottom: 34, head: { top: 16, letters: 9 }, foot: 8 },
} as const satisfies Record<string, Margins>;

const FILES = new Map(
  FAMILIES.map((family) => [family, new Map(WEIGHTS.map((weight) => [weight, getFontPath(family, weight)]))]),
);
const PATHS = new Set([...FILES.values()].flatMap((paths) => [...paths.values()]));

// Documents consist of texts and fonts only. Nothing is fetched and no other file is read, regardless of the texts.
// Fonts are given as paths because the SVG images can find them in no other way.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => PATHS.has(path));
pdfmake.setFonts(
  Object.fromEntries([...FILES].map(([family, paths]) => [family, Object.fromEntries(paths)])) as TFontDictionary,
);

/** The number of words of a font that are kept, which is some megabytes. */
const MAX_WORDS = 10_000;
const wordsOfFonts = new Map<string, Record<string, unknown>>();
const { provideFont } = documentModule.default.prototype;

// pdfkit lays every word out again in each document, although its shape depends on the font alone. The documents of a
// process share the words here, because a report is laid out several times until it fits its pages.
documentModule.default.prototype.provideFont = function (...style) {
  const font = provideFont.apply(this, style);
  const words = wordsOfFonts.get(font.name);
  if (words === font.layoutCache) return font;
  if (words && Object.keys(words).length < MAX_WORDS) font.layoutCache = words;
  else wordsOfFonts.set(font.name, font.layoutCache);
  return font;
};

/** Returns the width of the content of a page, in points. */
export function getPageWidth(landscape: boolean, dense = false): number {
  return (landscape ? A4.wide : A4.narrow) - 2 * chooseMargins(dense).side;
}

/** Returns the height of the content of a page, in points. */
export function getPageHeight(landscape: boolean, dense = false): number {
  const { top, bottom } = chooseMargins(dense);
  return (landscape ? A4.narrow : A4.wide) - top - bottom;
}

const chooseMargins = (dense: boolean): Margins => (dense ? MARGINS.dense : MARGINS.usual);

/** The page of a row of a table, and the number of pages. */
export interface RowPage {
  page: number;
  pages: number;
}

/**
 * Builds a document of A4 pages with header and footer, which programs can read aloud: it has a title, a language and a
 * structure. The same input gives the same bytes.
 * @param onRow receives the page of each row of the tables, in order. pdfmake reports a row before it moves the row to
 * the next page. If rows may not break, the first row of a page is therefore reported with the number of the page before.
 */
export async function renderPdf(document: PdfDocument, onRow?: (row: RowPage) => void): Promise<Buffer> {
  const texts = new PdfTexts(document.han, hasGlyph);
  const content = document.buildContent(texts);
  const { landscape = false, dense = false } = document;
  const margins = chooseMargins(dense);
  const look: TextStyle = { fontSize: dense ? 7 : 8, color: INK.faint, tag: ARTIFACT };
  const foot = texts.buildText(document.foot, look);
  if (texts.missing.size > 0) content.push(buildMissingNote(document.missingNote, texts));
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    ...buildProperties(document),
    header: buildPageHeader(getPageWidth(landscape, dense), margins),
    footer: (page, pages) => ({
      margin: [margins.side, margins.foot, margins.side, 0],
      columnGap: 16,
      columns: [
        { ...foot, width: '*' },
        texts.buildText(document.formatPageNumber(page, pages), { ...look, width: 'auto', noWrap: true }),
      ],
    }),
    content,
    // pdfmake asks once for each node whether a page begins before it.
    ...(onRow && { pageBreakBefore: createRowReporter(onRow) }),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** Builds a document of pages without header and footer. It has a structure, and the same input gives the same bytes. */
export function renderSheets(sheets: PdfSheets): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: sheets.page,
    pageMargins: 0,
    ...buildProperties(sheets),
    content: sheets.pages.map((stack, page) => ({ stack, ...(page > 0 && { pageBreak: 'before' }) })),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function buildProperties({ title, language, changedAt }: PdfProperties): Omit<TDocumentDefinitions, 'content'> {
  return {
    // Tagged documents exist since version 1.4, and 1.7 is the one of PDF/UA.
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language,
    info: { title, author: AGENCY, creator: 'Locate CRM', creationDate: changedAt },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.1, color: INK.text },
  };
}

/** Creates the function that reports each row of a table, and lets no page begin before it. */
function createRowReporter(onRow: (row: RowPage) => void): TDocumentDefinitions['pageBreakBefore'] {
  return ({ headlineLevel, pageNumbers, pages }) => {
    if (headlineLevel === ROW_LEVEL) onRow({ page: pageNumbers[0]!, pages });
    return false;
  };
}

function buildPageHeader(width: number, { side, head: { top, letters } }: Margins): Content {
  return {
    margin: [side, top, side, 0],
    stack: [
      { text: AGENCY, bold: true, fontSize: letters, color: INK.accent },
      { canvas: [{ type: 'line', x1: 0, y1: 6, x2: width, y2: 6, lineWidth: 1.2, lineColor: INK.accent }] },
    ],
  };
}

/** Lists the missing characters by their code points, which every font can show. */
function buildMissingNote(sentence: string, texts: PdfTexts): Content {
  const codes = [...texts.missing].slice(0, 60).map((character) => formatCodePoint(character));
  const more = texts.missing.size > codes.length ? ' …' : '';
  return texts.buildText(`${sentence} ${codes.join(', ')}${more}`, {
    fontSize: 7.5,
    color: INK.faint,
    margin: [0, 14, 0, 0],
  });
}

function formatCodePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
