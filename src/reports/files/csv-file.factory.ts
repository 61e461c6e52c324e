import { stringify } from 'csv-stringify/sync';
import { CSV_OPTIONS } from '../../common/documents/csv-text.rules.js';
import type { ReportRow } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { buildHeader } from './file-header.rules.js';

/**
 * Builds a csv that contains only one table. The facts about the file stand at the start of every row, so that any
 * program can read it unchanged and files of several months can be joined. The column `row` tells the totals from the
 * other rows.
 */
export function buildCsvFile(document: ReportDocument): Buffer {
  const [{ table, figures }] = document.figures.tables;
  const header = buildHeader(document);
  const columns = table.columns.map(({ name }) => name);
  const head = Object.values({ ...header, rowCount: figures.rows.length });
  const buildCells = (kind: 'group' | 'total', row: ReportRow) => [
    ...head,
    kind,
    ...columns.map((column) => row[column]),
  ];
  const lines = figures.rows.map((row) => buildCells('group', row));
  if (figures.totals) lines.push(buildCells('total', figures.totals));
  return Buffer.from(stringify([[...Object.keys(header), 'rowCount', 'row', ...columns], ...lines], CSV_OPTIONS));
}
