import type { ReportRow } from '../definition/report-definition.rules.js';
import type { FilledTable, ReportDocument } from '../definition/report-document.rules.js';

/** The names of the facts that stand first in every file of a report, before the report's own parameters. */
export const REPORT_HEADER = ['report', 'definitionVersion', 'asOf', 'from', 'to'] as const;

/** Returns the facts that every file of a report states about itself. */
export function buildHeader({ report, request, output }: Omit<ReportDocument, 'figures'>): ReportRow {
  const { asOf, from, to } = request.period;
  return {
    report: report.name,
    definitionVersion: report.version,
    asOf,
    from,
    to,
    ...request.options,
    lang: request.language,
    ...(report.sections ? { section: output.section } : {}),
  };
}

/** Returns a row with its cells in the order of the columns. */
export function orderCells({ table }: Pick<FilledTable, 'table'>, row: ReportRow): ReportRow {
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? null]));
}
