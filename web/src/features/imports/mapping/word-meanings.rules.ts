import type { ColumnWord, Import, ImportChanges, ImportColumn, MappingEntry, WordMeaning } from '../imports.api';

type Columns = readonly Pick<ImportColumn, 'name' | 'values'>[];
type Meanings = readonly WordMeaning[];

/** The form by which the server compares words. */
function foldWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function buildKey({ column, value }: Pick<WordMeaning, 'column' | 'value'>): string {
  return JSON.stringify([column, foldWord(value)]);
}

function buildMeaning(column: string, value: string, meaning: WordMeaning['meaning']): WordMeaning {
  return { column, value, ...(meaning !== undefined && { meaning }) };
}

/** Lists the meanings of all words of the columns that fill a choice. */
export function listMeanings(columns: Columns): WordMeaning[] {
  return columns.flatMap(({ name, values = [] }) =>
    values.map(({ value, meaning }) => buildMeaning(name, value, meaning)),
  );
}

/** Sets the meaning of a word. */
export function setMeaning(
  values: Meanings,
  column: string,
  value: string,
  meaning: WordMeaning['meaning'],
): WordMeaning[] {
  return values.map((one) =>
    one.column === column && one.value === value ? buildMeaning(column, value, meaning) : one,
  );
}

/** Finds the meanings of the words of a column. */
export function findMeanings(values: Meanings, column: string): Map<string, WordMeaning['meaning']> {
  return new Map(values.flatMap((one) => (one.column === column ? [[one.value, one.meaning]] : [])));
}

/** Sorts the words of a column: those without meaning first, the more frequent before the others. */
export function sortWords(words: readonly ColumnWord[]): ColumnWord[] {
  return words.toSorted((one, other) => Number(one.meaning !== undefined) - Number(other.meaning !== undefined));
}

/** Counts the rows that are refused, because the meaning of their word is not known. */
export function countStoppedRows(words: readonly ColumnWord[], meanings: ReturnType<typeof findMeanings>): number {
  return words.reduce((sum, { value, count }) => sum + (meanings.get(value) === undefined ? count : 0), 0);
}

/** Lists the columns with words that refuse rows. A column whose field is to change is left out. */
export function listStoppedColumns(
  { entries, values }: { entries: readonly MappingEntry[]; values: Meanings },
  { columns, mapping }: Pick<Import, 'columns' | 'mapping'>,
): string[] {
  return columns.flatMap(({ name, values: words = [] }) =>
    isFieldKept(name, entries, mapping) && countStoppedRows(words, findMeanings(values, name)) > 0 ? [name] : [],
  );
}

/** Builds the part of a request that changes meanings. Those of a column whose field changes as well are left out. */
export function buildMeaningChanges(
  { entries, values }: { entries: readonly MappingEntry[]; values: Meanings },
  { columns, mapping }: Pick<Import, 'columns' | 'mapping'>,
): Pick<ImportChanges, 'values'> {
  const stored = new Map(listMeanings(columns).map((one) => [buildKey(one), one.meaning]));
  const changed = values.filter((one) => {
    const key = buildKey(one);
    return isFieldKept(one.column, entries, mapping) && stored.has(key) && stored.get(key) !== one.meaning;
  });
  return changed.length === 0 ? {} : { values: changed };
}

/** Pairs the words whose meanings differ between two drafts. */
export function listMeaningDifferences(values: Meanings, others: Meanings): [WordMeaning, WordMeaning][] {
  const known = new Map(others.map((one) => [buildKey(one), one]));
  return values.flatMap((one) => {
    const other = known.get(buildKey(one));
    return other && other.meaning !== one.meaning ? [[one, other]] : [];
  });
}

/**
 * Lists the meanings that are saved with a mapping: those that people chose, and those of the mapping in its place whose
 * words the file lacks.
 */
export function listSavedMeanings(
  draft: { entries: readonly MappingEntry[]; values: Meanings },
  found: Pick<Import, 'columns' | 'mapping' | 'values'>,
  kept: readonly MappingEntry[],
  replaced: { mapping: readonly MappingEntry[]; values: Meanings } | null,
): WordMeaning[] {
  const chosen = found.values.filter(({ column }) => isFieldKept(column, draft.entries, found.mapping));
  const former = (replaced?.values ?? []).filter(
    ({ column }) =>
      kept.some((entry) => entry.column === column) || isFieldKept(column, draft.entries, replaced!.mapping),
  );
  const all = [...former, ...chosen, ...(buildMeaningChanges(draft, found).values ?? [])];
  return [...new Map(all.map((one) => [buildKey(one), buildMeaning(one.column, one.value, one.meaning)])).values()];
}

function isFieldKept(column: string, entries: readonly MappingEntry[], stored: readonly MappingEntry[]): boolean {
  const field = entries.find((entry) => entry.column === column)?.field;
  return field !== undefined && stored.some((entry) => entry.column === column && entry.field === field);
}
