import { renderPdf } from '../../common/pdf/pdf-document.factory.js';
import { buildPersonReportPdf } from './person-report-pdf.factory.js';
import type { PrintedReport } from './person-report-print.rules.js';

/** Renders the report about a person as PDF. It runs in the worker thread of all documents. */
export function render(report: PrintedReport): Promise<Uint8Array> {
  return renderPdf(buildPersonReportPdf(report));
}
