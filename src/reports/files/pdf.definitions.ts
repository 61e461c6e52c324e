import type { Column, Margins } from 'pdfmake/interfaces.js';
import { INK } from '../../common/documents/pdf.parts.js';
import type { PdfTexts } from '../../common/documents/pdf.text.js';
import { linesOf } from '../../common/documents/text.width.js';
import type { Language } from '../../common/reference/languages.js';
import type { ReportColumn } from '../report.definition.js';
import type { ReportDocument } from '../report.figures.js';
import { DOCUMENT_WORDS } from './document.words.js';
import type { Block } from './pdf.blocks.js';

type Defined = Pick<ReportColumn, 'name' | 'title' | 'definition'>;

const SIZE = 6.5;
const COLUMNS = 3;
/** Some way below what a page holds: what is kept in one piece and is longer would not be printed at all. */
const LETTERS_OF_A_PAGE = 8_000;
const LETTERS_OF_A_LINE = 70;

/** What the report is and what its columns mean, in three columns of small print. */
export function definitionsBlock(texts: PdfTexts, document: ReportDocument, whole: boolean): Block {
  const { report, request, figures } = document;
  const { language } = request;
  const look = { fontSize: 12, bold: true, color: INK.accent, margin: [0, 14, 0, 4] satisfies Margins };
  const description = plain(report.description[language]);
  const head = [
    texts.of(DOCUMENT_WORDS.definitions[language], look),
    texts.of(description, { fontSize: 7.5, margin: [0, 0, 0, 4] }),
  ];
  const aboutHeight = (width: number) => 32 + linesOf(description, width, 7.5).length * 10;
  if (!whole) {
    const cut = texts.of(DOCUMENT_WORDS.cutDefinitions[language], { fontSize: 7.5, color: INK.faint });
    return { narrow: false, height: (width) => aboutHeight(width) + 12, content: () => [...head, cut] };
  }
  const shown = figures.tables.flatMap(({ table }) => table.columns.filter(({ hidden }) => !hidden));
  const defined = distinct([...(report.tiles && figures.tiles ? report.tiles.tiles : []), ...shown], language);
  const length = defined.reduce((sum, one) => sum + lengthOf(one, language), 0);
  return {
    narrow: false,
    height: (width) => aboutHeight(width) + (length / (COLUMNS * LETTERS_OF_A_LINE)) * 8.5,
    content: () => {
      const columns = inColumns(defined, language).map((part) => columnOf(texts, part, language));
      return [{ unbreakable: length < LETTERS_OF_A_PAGE, stack: [...head, { columns, columnGap: 14 }] }];
    },
  };
}

/** Without the marks that the document of the API sets code in. */
const plain = (text: string) => text.replaceAll('`', '');

/** Columns that mean the same in several tables are told once. */
function distinct(columns: readonly Defined[], language: Language): Defined[] {
  const seen = new Set<string>();
  return columns.filter(({ title, definition }) => {
    const key = `${title[language]} ${definition[language]}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** About how many letters a definition takes, with the end of its last line. */
function lengthOf({ definition }: Defined, language: Language): number {
  return definition[language].length + 60;
}

/** Divided by how long they are, so that the columns end at about the same height. */
function inColumns(defined: readonly Defined[], language: Language): Defined[][] {
  const whole = defined.reduce((sum, one) => sum + lengthOf(one, language), 0);
  const columns: Defined[][] = Array.from({ length: COLUMNS }, () => []);
  let before = 0;
  for (const one of defined) {
    columns[Math.min(COLUMNS - 1, Math.floor((before / whole) * COLUMNS))]!.push(one);
    before += lengthOf(one, language);
  }
  return columns;
}

function columnOf(texts: PdfTexts, part: readonly Defined[], language: Language): Column {
  return {
    width: '*',
    stack: part.map(({ title, definition }) => ({
      margin: [0, 0, 0, 3],
      text: [
        texts.of(`${title[language]}: `, { fontSize: SIZE, bold: true }),
        texts.of(plain(definition[language]), { fontSize: SIZE }),
      ],
    })),
  };
}
