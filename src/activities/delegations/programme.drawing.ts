import { renderPdf } from '../../common/documents/pdf.document.js';
import { programmePrint } from './programme.print.js';
import type { ProgrammeFacts } from './programme.queries.js';
import type { PrintLanguage } from './programme.words.js';

/** Renders the programme of a delegation as PDF. It runs in a worker thread. */
export async function draw({
  facts,
  language,
}: {
  facts: ProgrammeFacts;
  language: PrintLanguage;
}): Promise<Uint8Array> {
  return renderPdf(programmePrint(facts, language));
}
