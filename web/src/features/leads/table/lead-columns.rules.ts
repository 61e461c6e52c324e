/** Shows a column after the others, or hides it. */
export function toggleColumn(columns: readonly string[], name: string): readonly string[] {
  return columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name];
}

/** Moves a column one place to the front or to the end. */
export function moveColumn(columns: readonly string[], name: string, step: -1 | 1): readonly string[] {
  const from = columns.indexOf(name);
  const to = from + step;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  return columns.with(from, columns[to]!).with(to, name);
}
