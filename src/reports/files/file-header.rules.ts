import type { ReportCell, ReportColumn, ReportRow } from '../definition/report-definition.rules.js';
import type { FilledTable, ReportDocument } from '../definition/report-document.rules.js';
import { roundRatio } from '../statistics/statistics.rules.js';

/** The names of the facts that stand first in every file of a report, before the report's own parameters. */
export const REPORT_HEADER = [
  'report',
  'definitionVersion',
  'asOf',
  'from',
  'to',
  'columnsVersion',
  'provisional',
] as const;

/** Returns the facts that every file of a report states about itself. */
export function buildHeader({
  report,
  request,
  output,
}: Omit<ReportDocument, 'figures'>): Record<string, ReportCell | boolean> {
  const { asOf, from, to } = request.period;
  return {
    report: report.name,
    definitionVersion: report.version,
    asOf,
    from,
    to,
    columnsVersion: report.columnsVersion,
    provisional: request.provisional ?? false,
    ...request.options,
    lang: request.language,
    ...(report.sections ? { section: output.section } : {}),
  };
}

/** Returns the cells of a row as programs receive them: those of the columns of its table, in their order. */
export function buildProgramCells({ table }: Pick<FilledTable, 'table'>, row: ReportRow): ReportRow {
  return Object.fromEntries(table.columns.map((column) => [column.name, buildCell(column, row)]));
}

function buildCell({ name, kind }: ReportColumn, row: ReportRow): ReportCell {
  const cell = row[name] ?? null;
  return kind === 'ratio' && typeof cell === 'number' ? roundRatio(cell) : cell;
}
