import type { Column, Margins } from 'pdfmake/interfaces.js';
import { computeGapAbove, INK } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { wrapText } from '../../common/pdf/text-width.rules.js';
import { MAIN, type ReportDocument } from '../definition/report-document.rules.js';
import { DOCUMENT_TEXTS } from '../definition/document-text.rules.js';
import type { Block } from './pdf-blocks.rules.js';
import type { PageLook } from './pdf-page-look.constants.js';

/** A term with its definition. */
export interface Definition {
  term: string;
  definition: string;
}

/** The distance between two columns, in points. */
const GAP = 14;
/** The height of a line, as a multiple of its font size. */
const LINE = 1.3;
/**
 * The greatest height of definitions that stay on one page. More of them are divided into groups of about the smaller
 * height: each group stays on one page, so that a page begins with a term and the columns end together.
 */
const MAX_UNBROKEN_HEIGHT = 390;
const GROUP_HEIGHT = 110;

/** Builds the description of the report and the definitions of its columns, in several columns of small print. */
export function buildDefinitionsBlock(
  texts: PdfTexts,
  document: ReportDocument,
  page: PageLook,
  whole: boolean,
): Block {
  const { report, request } = document;
  const { language } = request;
  const margin: Margins = [0, computeGapAbove(page.heading), 0, 4];
  const look = { fontSize: page.heading, bold: true, color: INK.accent, margin, tag: new PdfTag('H2') };
  const { definition: size } = page;
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
  const definitions = listDefinitions(document);
  const arrange = (width: number): Columns[] => arrangeDefinitions(definitions, width, page);
  return {
    isNarrow: false,
    measureHeight: (width) =>
      computeHeadHeight(width) + arrange(width).reduce((sum, columns) => sum + computeGroupHeight(columns), 0),
    buildContent: (width) =>
      arrange(width).map((group, place) => ({
        unbreakable: true,
        stack: [
          ...(place === 0 ? head : []),
          { columns: group.map((column) => buildColumn(texts, column, size)), columnGap: GAP },
        ],
      })),
  };
}

/** Removes the backticks that mark code in the API documentation. */
const stripBackticks = (text: string) => text.replaceAll('`', '');

/**
 * Lists the definitions of the headline figures and of all columns, equal ones once. A term with several definitions
 * names the tables that each of them is for.
 */
export function listDefinitions({ report, request, figures }: ReportDocument): Definition[] {
  const { language } = request;
  const { headline, main } = DOCUMENT_TEXTS;
  const tiles = report.tiles && figures.tiles ? [{ table: headline[language], columns: report.tiles.tiles }] : [];
  const tables = figures.tables.map(({ name, table }) => ({
    table: name === MAIN ? main[language].toLowerCase() : table.title[language],
    columns: table.columns.filter(({ hidden }) => !hidden),
  }));
  const all = [...tiles, ...tables].flatMap(({ table, columns }) =>
    columns.map(({ title, definition }) => ({
      table,
      title: title[language],
      definition: stripBackticks(definition[language]),
    })),
  );
  const byTitle = Map.groupBy(all, ({ title }) => title);
  const isAmbiguous = (title: string) => new Set(byTitle.get(title)!.map(({ definition }) => definition)).size > 1;
  return [...Map.groupBy(all, ({ title, definition }) => `${title} ${definition}`).values()].map((same) => {
    const { title, definition } = same[0]!;
    const named = [...new Set(same.map(({ table }) => table))].join('; ');
    return { term: isAmbiguous(title) ? `${title} (${named})` : title, definition };
  });
}

/** A definition with its approximate height in a column. */
interface MeasuredDefinition extends Definition {
  height: number;
}

/** The columns of definitions that stand beside each other. */
type Columns = MeasuredDefinition[][];

const sumHeights = (placed: readonly MeasuredDefinition[]) => placed.reduce((sum, { height }) => sum + height, 0);

const computeGroupHeight = (columns: Columns) => Math.max(0, ...columns.map((column) => sumHeights(column)));

/** Divides definitions into groups of several columns. There is one group if all of them fit well on a page. */
function arrangeDefinitions(definitions: readonly Definition[], width: number, page: PageLook): Columns[] {
  const { definition: size, definitionColumns: across } = page;
  const columnWidth = (width - (across - 1) * GAP) / across;
  const placed = definitions.map(({ term, definition }): MeasuredDefinition => {
    const lines = wrapText(`${term}: ${definition}`, columnWidth, size).length;
    return { term, definition, height: lines * LINE * size + size / 2 - 1 };
  });
  const whole = sumHeights(placed) / across;
  const count = whole < MAX_UNBROKEN_HEIGHT ? 1 : Math.round(whole / GROUP_HEIGHT);
  const groups: MeasuredDefinition[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const one of placed) {
    groups[Math.min(count - 1, Math.floor((before / sumHeights(placed)) * count))]!.push(one);
    before += one.height;
  }
  return groups.map((group) => splitIntoColumns(group, across));
}

/** Divides definitions into columns of about the same height, as low as possible. */
function splitIntoColumns(placed: readonly MeasuredDefinition[], across: number): Columns {
  for (let limit = sumHeights(placed) / across; ; limit += 1) {
    const columns: Columns = [[]];
    for (const one of placed) {
      const last = columns.at(-1)!;
      if (last.length > 0 && sumHeights(last) + one.height > limit) columns.push([one]);
      else last.push(one);
    }
    if (columns.length <= across) return [...columns, ...Array.from({ length: across - columns.length }, () => [])];
  }
}

function buildColumn(texts: PdfTexts, part: readonly Definition[], size: number): Column {
  return {
    width: '*',
    stack: part.map(({ term, definition }) => {
      const tag = new PdfTag('P');
      return {
        margin: [0, 0, 0, size / 2 - 1],
        text: [
          texts.buildText(`${term}: `, { fontSize: size, bold: true, tag }),
          texts.buildText(definition, { fontSize: size, tag }),
        ],
      };
    }),
  };
}
