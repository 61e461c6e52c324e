import type { ReportFormat } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';

/** The formats that a render worker makes. */
export type RenderedFormat = Exclude<ReportFormat, 'json' | 'csv'>;

/** Renders a report. It runs in a thread of its own, which loads only the modules of the requested format. */
export async function render(document: ReportDocument & { output: { format: RenderedFormat } }): Promise<Uint8Array> {
  switch (document.output.format) {
    case 'xlsx':
      return (await import('./xlsx-file.factory.js')).buildXlsxFile(document);
    case 'pdf':
      return (await import('./pdf-file.factory.js')).buildPdfFile(document);
    case 'svg':
      return Buffer.from((await import('../charts/chart-svg.factory.js')).buildChartSvg(document));
  }
}
