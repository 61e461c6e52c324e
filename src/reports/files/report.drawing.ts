import type { ReportFormat } from '../report.definition.js';
import type { ReportDocument } from '../report.document.js';

/** The formats that a render worker makes. */
export type RenderedFormat = Exclude<ReportFormat, 'json' | 'csv'>;

/** Renders a report. It runs in a thread of its own, which loads only the modules of the requested format. */
export async function draw(document: ReportDocument & { output: { format: RenderedFormat } }): Promise<Uint8Array> {
  switch (document.output.format) {
    case 'xlsx':
      return (await import('./xlsx.file.js')).xlsxFile(document);
    case 'pdf':
      return (await import('./pdf.file.js')).pdfFile(document);
    case 'svg':
      return (await import('./svg.file.js')).svgFile(document);
  }
}
