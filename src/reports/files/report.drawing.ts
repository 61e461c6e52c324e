import type { ReportFormat } from '../report.definition.js';
import type { ReportDocument } from '../report.document.js';

/** The formats that are drawn. */
export type DrawnFormat = Exclude<ReportFormat, 'json' | 'csv'>;

/** Draws a report. Runs in a thread of its own, which loads what draws the formats that are asked for. */
export async function draw(document: ReportDocument & { output: { format: DrawnFormat } }): Promise<Uint8Array> {
  switch (document.output.format) {
    case 'xlsx':
      return (await import('./xlsx.file.js')).xlsxFile(document);
    case 'pdf':
      return (await import('./pdf.file.js')).pdfFile(document);
    case 'svg':
      return (await import('./svg.file.js')).svgFile(document);
  }
}
