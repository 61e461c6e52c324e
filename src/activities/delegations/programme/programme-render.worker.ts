import { renderPdf } from '../../../common/pdf/pdf-document.factory.js';
import { buildProgrammePdf } from './programme-pdf.factory.js';
import type { ProgrammeFacts } from './programme-facts.queries.js';
import type { PrintLanguage } from './i18n/programme-pdf.constants.js';

/** Renders the programme of a delegation as PDF. It runs in a worker thread. */
export async function render({
  facts,
  language,
}: {
  facts: ProgrammeFacts;
  language: PrintLanguage;
}): Promise<Uint8Array> {
  return renderPdf(buildProgrammePdf(facts, language));
}
