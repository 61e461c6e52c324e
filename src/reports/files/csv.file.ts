import { stringify } from 'csv-stringify/sync';
import { csvCell } from '../../common/lists/list.export.js';
import type { ReportRow } from '../report.definition.js';
import type { ReportDocument } from '../report.figures.js';
import { headerOf } from './file.header.js';

/**
 * A table and nothing but a table: what the file says about itself stands in front of every row, so that any program
 * reads it as it stands and files of several months can be put under each other. `row` tells the totals from the rest.
 */
export function csvFile(document: ReportDocument): Buffer {
  const [{ table, figures }] = document.figures.tables;
  const header = headerOf(document);
  const columns = table.columns.map(({ name }) => name);
  const head = Object.values({ ...header, rowCount: figures.rows.length });
  const line = (kind: 'group' | 'total', row: ReportRow) =>
    [...head, kind, ...columns.map((column) => row[column])].map((cell) => csvCell(cell));
  const lines = figures.rows.map((row) => line('group', row));
  if (figures.totals) lines.push(line('total', figures.totals));
  const text = stringify(lines, {
    bom: true,
    header: true,
    columns: [...Object.keys(header), 'rowCount', 'row', ...columns],
  });
  return Buffer.from(text);
}
