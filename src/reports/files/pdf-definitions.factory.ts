import type { Column, Margins } from 'pdfmake/interfaces.js';
import { gapAbove, INK } from '../../common/pdf/pdf-parts.factory.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { wrapText } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportColumn } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { DOCUMENT_WORDS } from '../definition/document-text.rules.js';
import type { Block } from './pdf-blocks.rules.js';
import type { PageLook } from './pdf-page-look.constants.js';

type Defined = Pick<ReportColumn, 'name' | 'title' | 'definition'>;

/** The distance between two columns, in points. */
const GAP = 14;
/**
 * The greatest height of an unbreakable block, well below the height of a page. pdfmake does not print an unbreakable
 * block that is higher than a page.
 */
const MAX_UNBROKEN_HEIGHT = 390;
/** The approximate average width of a letter, as a part of its height. */
const LETTER = 0.52;

/** Builds the description of the report and the definitions of its columns, in several columns of small print. */
export function definitionsBlock(texts: PdfTexts, document: ReportDocument, page: PageLook, whole: boolean): Block {
  const { report, request, figures } = document;
  const { language } = request;
  const margin: Margins = [0, gapAbove(page.heading), 0, 4];
  const look = { fontSize: page.heading, bold: true, color: INK.accent, margin };
  const { definition: size, definitionColumns: across } = page;
  const description = plain(report.description[language]);
  const head = [
    texts.of(DOCUMENT_WORDS.definitions[language], look),
    texts.of(description, { fontSize: 7.5, margin: [0, 0, 0, 4] }),
  ];
  const aboutHeight = (width: number) => 32 + wrapText(description, width, 7.5).length * 10;
  if (!whole) {
    const cut = texts.of(DOCUMENT_WORDS.cutDefinitions[language], { fontSize: 7.5, color: INK.faint });
    return { narrow: false, height: (width) => aboutHeight(width) + 12, content: () => [...head, cut] };
  }
  const shown = figures.tables.flatMap(({ table }) => table.columns.filter(({ hidden }) => !hidden));
  const defined = distinct([...(report.tiles && figures.tiles ? report.tiles.tiles : []), ...shown], language);
  const length = defined.reduce((sum, one) => sum + countLetters(one, language), 0);
  const height = (width: number) =>
    aboutHeight(width) + (length / ((width - across * GAP) / (LETTER * size))) * size * 1.3;
  return {
    narrow: false,
    height,
    content: (width) => {
      const columns = inColumns(defined, across, language).map((part) => buildColumn(texts, part, size, language));
      return [{ unbreakable: height(width) < MAX_UNBROKEN_HEIGHT, stack: [...head, { columns, columnGap: GAP }] }];
    },
  };
}

/** Removes the backticks that mark code in the API documentation. */
const plain = (text: string) => text.replaceAll('`', '');

/** Keeps one of several columns that have the same title and definition. */
function distinct(columns: readonly Defined[], language: Language): Defined[] {
  const seen = new Set<string>();
  return columns.filter(({ title, definition }) => {
    const key = `${title[language]} ${definition[language]}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Returns the approximate number of letters of a definition, including the rest of its last line. */
function countLetters({ definition }: Defined, language: Language): number {
  return definition[language].length + 60;
}

/** Divides definitions by their lengths, so that the columns end at about the same height. */
function inColumns(defined: readonly Defined[], across: number, language: Language): Defined[][] {
  const whole = defined.reduce((sum, one) => sum + countLetters(one, language), 0);
  const columns: Defined[][] = Array.from({ length: across }, () => []);
  let before = 0;
  for (const one of defined) {
    columns[Math.min(across - 1, Math.floor((before / whole) * across))]!.push(one);
    before += countLetters(one, language);
  }
  return columns;
}

function buildColumn(texts: PdfTexts, part: readonly Defined[], size: number, language: Language): Column {
  return {
    width: '*',
    stack: part.map(({ title, definition }) => ({
      margin: [0, 0, 0, size / 2 - 1],
      text: [
        texts.of(`${title[language]}: `, { fontSize: size, bold: true }),
        texts.of(plain(definition[language]), { fontSize: size }),
      ],
    })),
  };
}
