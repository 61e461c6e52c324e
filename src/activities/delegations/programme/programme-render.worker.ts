import { renderPdf, type RowPage } from '../../../common/pdf/pdf-document.factory.js';
import { buildProgrammePdf } from './programme-pdf.factory.js';
import type { ProgrammeFacts } from './programme-facts.queries.js';
import type { PrintLanguage } from './i18n/programme-pdf.constants.js';

/** The usual padding of the rows, and the one with which a single row of the last page fits on the page before. */
const PADDING = { usual: 4, tight: 2 } as const;

/**
 * Renders the programme of a delegation as PDF. It runs in the worker thread of all documents. If a single row is left
 * on the last page, it renders once more with tight rows, which it keeps if they leave no single row.
 */
export async function render({
  facts,
  language,
}: {
  facts: ProgrammeFacts;
  language: PrintLanguage;
}): Promise<Uint8Array> {
  const renderWith = async (padding: number) => {
    const rows: RowPage[] = [];
    const file = await renderPdf(buildProgrammePdf(facts, language, padding), (row) => rows.push(row));
    return { file, hasLoneRow: hasLoneRow(rows) };
  };
  const usual = await renderWith(PADDING.usual);
  if (!usual.hasLoneRow) return usual.file;
  const tight = await renderWith(PADDING.tight);
  return tight.hasLoneRow ? usual.file : tight.file;
}

/**
 * Tells whether the last page has at most one row. `renderPdf` reports the first row of a page for the page before, so
 * no row is reported for such a last page.
 */
function hasLoneRow(rows: readonly RowPage[]): boolean {
  return rows.length > 0 && rows.every(({ page, pages }) => page < pages);
}
