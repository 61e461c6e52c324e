import type { ColumnName } from './lead-columns.constants';

/** Shows a column after the others, or hides it. */
export function toggleColumn(columns: readonly ColumnName[], name: ColumnName): readonly ColumnName[] {
  return columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name];
}

/** Moves a column one place to the front or to the end. */
export function moveColumn(columns: readonly ColumnName[], name: ColumnName, step: -1 | 1): readonly ColumnName[] {
  const from = columns.indexOf(name);
  const to = from + step;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  return columns.with(from, columns[to]!).with(to, name);
}
