import { foldName } from '../files/column-names.rules.js';
import { normaliseHeading } from './headings/heading.rules.js';

/** An entry of a mapping. */
interface Entry {
  column: string;
}

/** The forms in which headings are compared, the strictest first, so that "Postcode" and "Post code" remain two columns. */
const COMPARED_FORMS = [(heading: string) => heading, foldName, normaliseHeading];

/** Applies a saved mapping to the columns of another file. An entry whose column the file lacks is left out. */
export function applyMapping<E extends Entry>(entries: readonly E[], columns: readonly string[]): E[] {
  const found = new Map<E, string>();
  for (const toForm of COMPARED_FORMS) {
    const used = new Set(found.values());
    const free = Map.groupBy(
      columns.filter((column) => !used.has(column)),
      toForm,
    );
    for (const entry of entries) {
      const form = toForm(entry.column);
      // A heading of punctuation alone has no normalised form.
      const column = found.has(entry) || form === '' ? undefined : free.get(form)?.shift();
      if (column !== undefined) found.set(entry, column);
    }
  }
  return entries.flatMap((entry) => {
    const column = found.get(entry);
    return column === undefined ? [] : [{ ...entry, column }];
  });
}
