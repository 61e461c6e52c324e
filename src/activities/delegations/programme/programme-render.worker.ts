import { renderPdf, type RowPlace } from '../../../common/pdf/pdf-document.factory.js';
import { buildProgrammePdf } from './programme-pdf.factory.js';
import type { ProgrammeFacts } from './programme-facts.queries.js';
import type { PrintLanguage } from './i18n/programme-pdf.constants.js';

/** Paddings of the rows, the usual one first. Tighter rows end on the page before, and looser ones take more with them. */
const ROW_PADDINGS = [4, 3, 2, 6, 8] as const;

/**
 * Renders the programme of a delegation as PDF. It runs in a worker thread. The padding is the first one that leaves no
 * single row on the last page, or the usual one if there is none.
 */
export async function render({
  facts,
  language,
}: {
  facts: ProgrammeFacts;
  language: PrintLanguage;
}): Promise<Uint8Array> {
  let usual: Uint8Array | undefined;
  for (const padding of ROW_PADDINGS) {
    const rows: RowPlace[] = [];
    const file = await renderPdf(buildProgrammePdf(facts, language, padding), (row) => rows.push(row));
    if (!hasLoneRow(rows)) return file;
    usual ??= file;
  }
  return usual!;
}

/** Tells whether the last page has one row at most. Of its rows only the first is reported for the page before. */
function hasLoneRow(rows: readonly RowPlace[]): boolean {
  return rows.length > 0 && rows.every(({ page, pages }) => page < pages);
}
