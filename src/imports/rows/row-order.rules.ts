/**
 * Orders rows so that each one follows the row that it names. Other rows keep the order of the file. Where rows name one
 * another in a circle, the first one that is reached comes last.
 * @param rows the numbers of the rows, in the order of the file
 * @param namedRows the row that each row names, where it names one
 * @returns null where the file has the right order already
 */
export function orderRows(rows: readonly number[], namedRows: ReadonlyMap<number, number>): readonly number[] | null {
  if (![...namedRows].some(([row, named]) => named > row)) return null;
  const placed = new Set<number>();
  for (const row of rows) {
    // A path instead of a recursion, because a file can have thousands of rows of which each names the next one.
    const path = new Set<number>();
    let next: number | undefined = row;
    while (next !== undefined && !placed.has(next) && !path.has(next)) {
      path.add(next);
      next = namedRows.get(next);
    }
    for (const each of [...path].toReversed()) placed.add(each);
  }
  return [...placed];
}

/** Finds the rows that name one another in a circle. Each row names one other row at most, so no row is in two circles. */
export function findCircles(namedRows: ReadonlyMap<number, number>): number[][] {
  const seen = new Set<number>();
  const circles: number[][] = [];
  for (const row of namedRows.keys()) {
    const path: number[] = [];
    let next: number | undefined = row;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      path.push(next);
      next = namedRows.get(next);
    }
    const start = next === undefined ? -1 : path.indexOf(next);
    if (start >= 0) circles.push(path.slice(start));
  }
  return circles;
}
