import { isFigure } from '../document/report-cell.rules';
import type { ReportColumn, ReportRow } from '../document/report-document.rules';

/**
 * Returns the columns of a row whose texts repeat a code before them. The totals and the row without a source have their
 * type as their name. Other rows have a key, and keep a name that happens to be the word for their type.
 */
export function findRepeated(
  columns: readonly ReportColumn[],
  row: ReportRow,
  label: (vocabulary: string, value: string) => string,
): ReadonlySet<string> {
  const repeated = new Set<string>();
  if (row['key'] !== null) return repeated;
  const coded = new Set<string>();
  for (const column of columns) {
    const cell = row[column.name];
    if (isFigure(column) || typeof cell !== 'string' || cell === '') continue;
    const text = column.codes ? label(column.codes, cell) : cell;
    if (coded.has(text)) repeated.add(column.name);
    else if (column.codes) coded.add(text);
  }
  return repeated;
}
