import { stringify } from 'csv-stringify/sync';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { csvCell, MEDIA_TYPES } from '../common/lists/list.export.js';
import type { ReportDefinition, ReportFigures, ReportFormat, ReportRequest, ReportRow } from './report.definition.js';

/** A finished report. */
export interface ReportFile {
  /** `pipeline-summary_2026-10-31_by-stage.csv` */
  name: string;
  mediaType: string;
  /** The content, to be sent and stored as UTF-8. */
  text: string;
}

/** What every file of a report says about itself, in this order. */
export const REPORT_HEADER = ['report', 'definitionVersion', 'asOf', 'from', 'to'] as const;

/** Writes a report down. The same request and figures give the same bytes, always. */
export function writeReport(
  report: ReportDefinition,
  request: ReportRequest,
  figures: ReportFigures,
  format: ReportFormat,
): ReportFile {
  const { asOf, from, to } = request.period;
  const header = { report: report.name, definitionVersion: report.version, asOf, from, to, ...request.options };
  const name = [report.name, asOf, report.variantOf(request.options)].filter(Boolean).join('_');
  return format === 'json'
    ? { name: `${name}.json`, mediaType: 'application/json; charset=utf-8', text: json(report, header, figures) }
    : { name: `${name}.csv`, mediaType: MEDIA_TYPES.csv, text: csv(report, header, figures) };
}

function json(report: ReportDefinition, header: ReportRow, { rows, totals }: ReportFigures): string {
  const columns = report.columns.map(({ name, unit, definition }) => ({ name, unit, definition }));
  const document = {
    ...header,
    timezone: AGENCY_ZONE,
    columns,
    rows: rows.map((row) => inOrder(report, row)),
    totals: inOrder(report, totals),
    rowCount: rows.length,
  };
  // The line feed makes it a text file; it is there for both ways of getting it, API and command line.
  return `${JSON.stringify(document)}\n`;
}

/**
 * A table and nothing but a table: what the file says about itself stands in front of every row, so that any program
 * reads it as it stands and files of several months can be put under each other. `row` tells the totals from the rest.
 */
function csv(report: ReportDefinition, header: ReportRow, { rows, totals }: ReportFigures): string {
  const columns = report.columns.map(({ name }) => name);
  const head = Object.values({ ...header, rowCount: rows.length });
  const line = (kind: 'group' | 'total', row: ReportRow) =>
    [...head, kind, ...columns.map((column) => row[column])].map((cell) => csvCell(cell));
  return stringify([...rows.map((row) => line('group', row)), line('total', totals)], {
    bom: true,
    header: true,
    columns: [...Object.keys(header), 'rowCount', 'row', ...columns],
  });
}

/** A row with its cells in the order of the columns, whatever order they were read in. */
function inOrder(report: ReportDefinition, row: ReportRow): ReportRow {
  return Object.fromEntries(report.columns.map(({ name }) => [name, row[name] ?? null]));
}
