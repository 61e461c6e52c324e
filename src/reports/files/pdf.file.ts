import { INK } from '../../common/documents/pdf.parts.js';
import { pageWidth, pdfOf } from '../../common/documents/pdf.document.js';
import type { PdfTexts } from '../../common/documents/pdf.text.js';
import { endOfDayInstant } from '../../common/reference/calendar.dates.js';
import type { Content } from 'pdfmake/interfaces.js';
import type { ReportDocument } from '../report.figures.js';
import { asOfLine, DOCUMENT_WORDS, filtersOf, pageOf, sourceLine } from './document.words.js';
import { definitionsOf } from './pdf.definitions.js';
import { type Cut, tablePart } from './pdf.table.js';
import { tilesPart } from './pdf.tiles.js';

/** A reader has five minutes. */
const MOST_PAGES = 4;

/** From everything to what fits four pages whatever the data: rows of the main table, of each other one, definitions. */
const CUTS: readonly Cut[] = [
  { main: 60, sections: 40, definitions: true },
  { main: 30, sections: 15, definitions: true },
  { main: 20, sections: 10, definitions: false },
  { main: 12, sections: 5, definitions: false },
  { main: 10, sections: 3, definitions: false },
];

/** A document of one to four pages: headline figures, tables and charts, definitions, and what it all is of. */
export async function pdfFile(document: ReportDocument): Promise<Buffer> {
  let file: Buffer | undefined;
  for (const cut of CUTS) {
    file = await pdfWith(document, cut);
    if (pagesIn(file) <= MOST_PAGES) break;
  }
  return file!;
}

/** As the catalogue of the file's own pages says; it is never packed. */
function pagesIn(file: Buffer): number {
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(file.toString('latin1'))?.[1] ?? 0);
}

async function pdfWith(document: ReportDocument, cut: Cut): Promise<Buffer> {
  const { report, request, figures } = document;
  const { language, period } = request;
  const width = pageWidth(true);
  const word = (key: keyof typeof DOCUMENT_WORDS) => DOCUMENT_WORDS[key][language];
  return pdfOf({
    title: report.title[language],
    foot: sourceLine(document),
    changedAt: endOfDayInstant(period.asOf, 'UTC'),
    landscape: true,
    language,
    han: 'SC',
    pageOf: pageOf[language],
    missingNote: word('missing'),
    content: (texts) => [
      ...titlePart(document, texts),
      ...(report.tiles && figures.tiles ? tilesPart(texts, report.tiles, figures.tiles, language, width) : []),
      ...figures.tables.flatMap((filled) => tablePart(texts, filled, cut, width, language)),
      ...definitionsOf(texts, document, cut),
    ],
  });
}

function titlePart(document: ReportDocument, texts: PdfTexts): Content[] {
  const filters = filtersOf(document).map(([title, value]) => `${title}: ${value}`);
  return [
    texts.of(document.report.title[document.request.language], { fontSize: 18, bold: true }),
    texts.of([asOfLine(document), ...filters].join('  ·  '), { fontSize: 8.5, color: INK.faint, margin: [0, 2, 0, 0] }),
  ];
}
