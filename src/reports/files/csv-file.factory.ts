import { createCsvLineWriter, CSV_START } from '../../common/documents/csv-text.rules.js';
import type { ReportRow } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { buildHeader, buildProgramCells } from './file-header.rules.js';

/**
 * Builds a csv of one table, or of all tables one after the other with the columns of all. The facts about the file
 * stand at the start of every row, so that any program can read it unchanged and files of several months can be joined.
 * The column `row` tells the totals from the other rows.
 */
export function buildCsvFile(document: ReportDocument): Buffer {
  const { tables } = document.figures;
  const header = buildHeader(document);
  const columns = [...new Set(tables.flatMap(({ table }) => table.columns.map(({ name }) => name)))];
  const lines = tables.flatMap((filled) => {
    const { name, figures } = filled;
    const section = tables.length > 1 ? { section: name } : {};
    const head = Object.values({ ...header, ...section, rowCount: figures.rows.length });
    const buildCells = (kind: 'group' | 'total', row: ReportRow) => {
      const cells = buildProgramCells(filled, row);
      return [...head, kind, ...columns.map((column) => cells[column])];
    };
    const rows = figures.rows.map((row) => buildCells('group', row));
    return figures.totals ? [...rows, buildCells('total', figures.totals)] : rows;
  });
  const names = [...Object.keys(header), 'rowCount', 'row', ...columns];
  const writeLine = createCsvLineWriter(names, document.output.separator);
  return Buffer.from(CSV_START + [names, ...lines].map(writeLine).join(''));
}
