import { buildChartSvg } from '../charts/chart-svg.factory.js';
import type { ReportDocument } from '../definition/report-document.rules.js';

/** Builds the chart of one table as an svg, to be viewed or inserted into a document. */
export function buildSvgFile(document: ReportDocument): Buffer {
  return Buffer.from(buildChartSvg(document));
}
