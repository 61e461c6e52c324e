import type { Column, Margins } from 'pdfmake/interfaces.js';
import { computeGapAbove, INK } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { wrapText } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportColumn } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { DOCUMENT_TEXTS } from '../definition/document-text.rules.js';
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
export function buildDefinitionsBlock(
  texts: PdfTexts,
  document: ReportDocument,
  page: PageLook,
  whole: boolean,
): Block {
  const { report, request, figures } = document;
  const { language } = request;
  const margin: Margins = [0, computeGapAbove(page.heading), 0, 4];
  const look = { fontSize: page.heading, bold: true, color: INK.accent, margin, tag: new PdfTag('H2') };
  const { definition: size, definitionColumns: across } = page;
  const description = stripBackticks(report.description[language]);
  const head = [
    texts.buildText(DOCUMENT_TEXTS.definitions[language], look),
    texts.buildText(description, { fontSize: 7.5, margin: [0, 0, 0, 4] }),
  ];
  const computeHeadHeight = (width: number) => 32 + wrapText(description, width, 7.5).length * 10;
  if (!whole) {
    const cut = texts.buildText(DOCUMENT_TEXTS.cutDefinitions[language], { fontSize: 7.5, color: INK.faint });
    return {
      isNarrow: false,
      measureHeight: (width) => computeHeadHeight(width) + 12,
      buildContent: () => [...head, cut],
    };
  }
  const shown = figures.tables.flatMap(({ table }) => table.columns.filter(({ hidden }) => !hidden));
  const defined = removeDuplicates([...(report.tiles && figures.tiles ? report.tiles.tiles : []), ...shown], language);
  const length = defined.reduce((sum, one) => sum + countLetters(one, language), 0);
  const measureHeight = (width: number) =>
    computeHeadHeight(width) + (length / ((width - across * GAP) / (LETTER * size))) * size * 1.3;
  return {
    isNarrow: false,
    measureHeight: measureHeight,
    buildContent: (width) => {
      const columns = splitIntoColumns(defined, across, language).map((part) =>
        buildColumn(texts, part, size, language),
      );
      return [
        {
          unbreakable: measureHeight(width) < MAX_UNBROKEN_HEIGHT,
          stack: [
            { unbreakable: true, stack: head },
            { columns, columnGap: GAP },
          ],
        },
      ];
    },
  };
}

/** Removes the backticks that mark code in the API documentation. */
const stripBackticks = (text: string) => text.replaceAll('`', '');

/** Keeps one of several columns that have the same title and definition. */
function removeDuplicates(columns: readonly Defined[], language: Language): Defined[] {
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
function splitIntoColumns(defined: readonly Defined[], across: number, language: Language): Defined[][] {
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
    stack: part.map(({ title, definition }) => {
      const tag = new PdfTag('P');
      return {
        margin: [0, 0, 0, size / 2 - 1],
        text: [
          texts.buildText(`${title[language]}: `, { fontSize: size, bold: true, tag }),
          texts.buildText(stripBackticks(definition[language]), { fontSize: size, tag }),
        ],
      };
    }),
  };
}
