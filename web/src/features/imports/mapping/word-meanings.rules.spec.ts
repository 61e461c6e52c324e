import type { ColumnWord, Import, ImportColumn } from '../imports.api';
import {
  buildMeaningChanges,
  countStoppedRows,
  findMeanings,
  listMeaningDifferences,
  listMeanings,
  listSavedMeanings,
  listStoppedColumns,
  setMeaning,
  sortWords,
} from './word-meanings.rules';

const words: ColumnWord[] = [
  { value: 'Beurs', count: 40, meaning: 'activity', suggested: 'activity' },
  { value: 'Vriend', count: 12 },
  { value: 'Niets', count: 2, meaning: null },
];
const found: Pick<Import, 'columns' | 'mapping' | 'values'> = {
  columns: [
    { name: 'Bron', values: words } as ImportColumn,
    { name: 'Titel', values: [] as ColumnWord[] } as ImportColumn,
  ],
  mapping: [
    { column: 'Bron', field: 'source.channel' },
    { column: 'Titel', field: 'title' },
  ],
  values: [{ column: 'Bron', value: 'Niets', meaning: null }],
};
const draft = { entries: found.mapping, values: listMeanings(found.columns) };
const elsewhere = [{ column: 'Bron', field: 'status' }];

describe('The meanings of the words of a file', () => {
  it('are sent where they differ from what is stored, unless the field of the column changes as well', () => {
    expect(buildMeaningChanges(draft, found)).toEqual({});
    const values = setMeaning(setMeaning(draft.values, 'Bron', 'Beurs', undefined), 'Bron', 'Vriend', 'referral');
    expect(buildMeaningChanges({ ...draft, values }, found)).toEqual({
      values: [
        { column: 'Bron', value: 'Beurs' },
        { column: 'Bron', value: 'Vriend', meaning: 'referral' },
      ],
    });
    expect(buildMeaningChanges({ entries: elsewhere, values }, found)).toEqual({});
  });

  it('that are not known come first and stop their rows; one that is left out stops none', () => {
    expect(sortWords(words).map(({ value }) => value)).toEqual(['Vriend', 'Beurs', 'Niets']);
    expect(countStoppedRows(words, findMeanings(draft.values, 'Bron'))).toBe(12);
    expect(listStoppedColumns(draft, found)).toEqual(['Bron']);
    expect(listStoppedColumns({ ...draft, entries: elsewhere }, found)).toEqual([]);
    const values = setMeaning(draft.values, 'Bron', 'Vriend', null);
    expect(listStoppedColumns({ ...draft, values }, found)).toEqual([]);
  });

  it('are compared with those that a colleague has saved', () => {
    const values = setMeaning(draft.values, 'Bron', 'Vriend', 'referral');
    expect(listMeaningDifferences(draft.values, values)).toEqual([
      [
        { column: 'Bron', value: 'Vriend' },
        { column: 'Bron', value: 'Vriend', meaning: 'referral' },
      ],
    ]);
  });

  it('are saved with the mapping as far as people chose them, with those of words that the file lacks', () => {
    const values = setMeaning(draft.values, 'Bron', 'Vriend', 'referral');
    const replaced = {
      mapping: [...found.mapping, { column: 'Fase', field: 'status' }],
      values: [
        { column: 'Bron', value: 'VRIEND', meaning: 'other' },
        { column: 'Bron', value: 'Elders', meaning: 'web' },
        { column: 'Fase', value: 'Klaar', meaning: 'won' },
      ],
    };
    const [title, channel] = [found.mapping[1]!, found.mapping[0]!];
    expect(listSavedMeanings({ entries: [title, channel], values }, found, [replaced.mapping[2]!], replaced)).toEqual([
      { column: 'Bron', value: 'Vriend', meaning: 'referral' },
      { column: 'Bron', value: 'Elders', meaning: 'web' },
      { column: 'Fase', value: 'Klaar', meaning: 'won' },
      { column: 'Bron', value: 'Niets', meaning: null },
    ]);
    expect(listSavedMeanings({ entries: elsewhere, values }, found, [], null)).toEqual([]);
  });
});
