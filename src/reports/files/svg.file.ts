import { chartSvg } from '../charts/chart.svg.js';
import type { ReportDocument } from '../report.document.js';

/** The chart of one table, to be looked at or put into a document. */
export function svgFile(document: ReportDocument): Buffer {
  return Buffer.from(chartSvg(document));
}
