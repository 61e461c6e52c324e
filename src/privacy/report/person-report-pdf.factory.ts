import type { Content } from 'pdfmake/interfaces.js';
import { chooseHanFamily } from '../../common/pdf/font-runs.rules.js';
import { getPageWidth, type PdfDocument } from '../../common/pdf/pdf-document.factory.js';
import { buildPdfTable, INK } from '../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import { PERSON_REPORT_TEXTS } from './i18n/person-report-texts.constants.js';
import type { PrintedReport, PrintedTable } from './person-report-print.rules.js';

/** The share of the first column of a table with several columns. The others share the rest. */
const FIRST_SHARE = 0.2;

/** Returns the printed report about a person. */
export function buildPersonReportPdf(report: PrintedReport): PdfDocument {
  const { language, title, foot, madeAt, missing } = report;
  return {
    title,
    foot,
    changedAt: new Date(madeAt),
    language,
    han: chooseHanFamily([]),
    formatPageNumber: PERSON_REPORT_TEXTS[language].formatPage,
    missingNote: missing,
    buildContent: (texts) => [
      texts.buildText(title, { fontSize: 17, bold: true, margin: [0, 0, 0, 6], tag: new PdfTag('H1') }),
      ...report.facts.map((fact) => texts.buildText(fact, { fontSize: 10.5 })),
      texts.buildText(report.intro, { color: INK.faint, margin: [0, 6, 0, 0] }),
      ...report.tables.map((table) => buildTable(texts, table)),
      texts.buildText(report.rightsHeading, {
        fontSize: 12,
        bold: true,
        color: INK.accent,
        margin: [0, 14, 0, 4],
        tag: new PdfTag('H2'),
      }),
      ...report.rights.map((right) => texts.buildText(right, { margin: [0, 2, 0, 2] })),
    ],
  };
}

function buildTable(texts: PdfTexts, { heading, heads, rows }: PrintedTable): Content {
  const width = getPageWidth(false) - 10 * heads.length;
  const first = heads.length === 1 ? width : width * FIRST_SHARE;
  const others = heads.length === 1 ? [] : heads.slice(1).map(() => (width - first) / (heads.length - 1));
  return buildPdfTable(texts, {
    heading,
    heads,
    widths: [first, ...others],
    rows: rows.map((row) => heads.map((_, column) => texts.buildText(row[column] ?? '', { fontSize: 8 }))),
  });
}
