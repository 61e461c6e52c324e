/** Returns the row to which a key leads from another row, or null if the key does not move. */
export function findNextRow(key: string, index: number, count: number, rowsPerPage: number): number | null {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + rowsPerPage,
    PageUp: index - rowsPerPage,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  if (target === undefined || count === 0) return null;
  return Math.max(0, Math.min(count - 1, target));
}

/** Returns the ids of the rows from one to another, in either direction. */
export function listRange<T extends { id: string }>(rows: readonly T[], from: number, to: number): string[] {
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
}
