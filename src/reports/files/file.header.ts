import type { ReportRow } from '../report.definition.js';
import type { FilledTable, ReportDocument } from '../report.document.js';

/** What every file of a report says about itself, in this order, before the report's own parameters. */
export const REPORT_HEADER = ['report', 'definitionVersion', 'asOf', 'from', 'to'] as const;

/** What every file of a report says about itself. */
export function headerOf({ report, request, output }: Omit<ReportDocument, 'figures'>): ReportRow {
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

/** A row with its cells in the order of the columns, whatever order they were read in. */
export function inOrder({ table }: Pick<FilledTable, 'table'>, row: ReportRow): ReportRow {
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? null]));
}
