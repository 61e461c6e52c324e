/** An entry of a mapping. */
interface Entry {
  column: string;
}

/**
 * Applies a saved mapping to the columns of another file. Headings are compared without regard to case and blanks. An
 * entry whose column the file lacks is left out. A column of exactly the same name comes first, so that "Postcode" and
 * "Post code" remain two columns.
 */
export function applyMapping<E extends Entry>(entries: readonly E[], columns: readonly string[]): E[] {
  const named = new Set(entries.map(({ column }) => column));
  const exact = new Set(columns.filter((column) => named.has(column)));
  const others = columns.filter((column) => !exact.has(column));
  return entries.flatMap((entry) => {
    if (exact.has(entry.column)) return [entry];
    const index = others.findIndex((column) => foldHeading(column) === foldHeading(entry.column));
    const [column] = index < 0 ? [] : others.splice(index, 1);
    return column === undefined ? [] : [{ ...entry, column }];
  });
}

function foldHeading(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
