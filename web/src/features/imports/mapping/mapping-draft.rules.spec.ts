import type { ImportField } from '../imports.api';
import {
  buildChanges,
  isSuggested,
  listDifferences,
  listMissing,
  listRepeated,
  hasOwner,
  listUnpriced,
  type MappingDraft,
  setCurrency,
  setEntry,
  setField,
  toggleMatchKey,
} from './mapping-draft.rules';

const draft: MappingDraft = {
  entries: [{ column: 'Naam', field: 'name', overwrite: true }],
  values: [],
  defaults: [],
  currencies: [],
  createMissing: [],
  unreadable: 'leave_out',
  unknownOwnerId: null,
  matchKeys: [],
  externalSystem: 'import',
  mode: 'known_from_today',
};
const field = (name: string, required: boolean): ImportField => ({
  name,
  kind: 'text',
  required,
  choices: [],
  vocabulary: null,
});

describe('The mapping of an import', () => {
  it('lacks no Latin name where a column gives the native name', () => {
    const fields = [field('name', true), field('country', true)];
    const native = { ...draft, entries: [{ column: 'Naam', field: 'nativeName' }] };
    expect(listMissing(native, fields).map(({ name }) => name)).toEqual(['country']);
  });

  it('can give rows to a colleague where rows name an owner or an assignee', () => {
    expect(hasOwner([field('owner.email', false)])).toBe(true);
    expect(hasOwner([field('followUp.assignee.name', false)])).toBe(true);
    expect(hasOwner([field('name', true), field('ownership', false)])).toBe(false);
  });

  it('gives a column another field, keeps how it is filled, and leaves the column out', () => {
    expect(setField(draft, 'Naam', 'nativeName')).toEqual([{ column: 'Naam', field: 'nativeName', overwrite: true }]);
    expect(setField(draft, 'Land', 'country')).toHaveLength(2);
    expect(setField(draft, 'Naam', null)).toEqual([]);
    expect(setEntry(draft, 'Naam', { overwrite: false })[0]!.overwrite).toBe(false);
  });

  it('names required fields that nothing fills, and columns that fill the same field', () => {
    const fields = [field('name', true), field('country', true), field('city', false)];
    expect(listMissing(draft, fields).map(({ name }) => name)).toEqual(['country']);
    expect(listMissing({ ...draft, defaults: [{ field: 'country', value: 'BE' }] }, fields)).toEqual([]);
    expect(listMissing({ ...draft, defaults: [{ field: 'country', value: '' }] }, fields)).toHaveLength(1);
    const twice = { ...draft, entries: setField(draft, 'Firma', 'name') };
    expect([...listRepeated(twice)]).toEqual(['Naam', 'Firma']);
  });

  it('is sent without defaults that are not complete', () => {
    const defaults = [
      { field: 'country', value: 'BE' },
      { field: null, value: 'x' },
      { field: 'city', value: null },
    ];
    expect(buildChanges({ ...draft, defaults }).defaults).toEqual({ country: 'BE' });
  });

  it('asks the currency of amounts that nothing gives, once for a column', () => {
    const fields = [
      field('turnover.amount', false),
      field('turnover.currency', false),
      field('announcedCapexEur', false),
    ];
    const columns = [
      { name: 'Omzet', namesCurrency: false },
      { name: 'Munt', namesCurrency: false },
    ];
    const priced = { ...draft, entries: setField(draft, 'Omzet', 'turnover.amount') };
    expect(listUnpriced(priced, columns, fields)).toEqual(['Omzet']);
    expect(listUnpriced(priced, [{ name: 'Omzet', namesCurrency: true }], fields)).toEqual([]);
    expect(listUnpriced({ ...draft, entries: setField(draft, 'Omzet', 'announcedCapexEur') }, columns, fields)).toEqual(
      [],
    );
    expect(
      listUnpriced({ ...priced, entries: setField(priced, 'Munt', 'turnover.currency') }, columns, fields),
    ).toEqual([]);
    const defaults = [{ field: 'turnover.currency', value: 'EUR' }];
    expect(listUnpriced({ ...priced, defaults }, columns, fields)).toEqual([]);
    const answered = { ...priced, currencies: setCurrency(priced, 'Omzet', 'EUR') };
    expect(listUnpriced(answered, columns, fields)).toEqual([]);
    expect(buildChanges(answered).currencies).toEqual([{ column: 'Omzet', currency: 'EUR' }]);
    expect(buildChanges({ ...answered, entries: draft.entries }).currencies).toEqual([]);
    expect(buildChanges({ ...priced, currencies: setCurrency(priced, 'Omzet', '') }).currencies).toEqual([]);
  });

  it('is compared with the suggestion and with what a colleague has saved', () => {
    expect(isSuggested(draft, { suggestion: [{ column: 'Naam', field: 'name' }] })).toBe(true);
    expect(isSuggested(draft, { suggestion: [] })).toBe(false);
    expect(listDifferences(draft, { entries: [{ column: 'Land', field: 'country' }] })).toEqual([
      { column: 'Naam', one: 'name', other: null },
      { column: 'Land', one: null, other: 'country' },
    ]);
  });

  it('uses all ways to find records unless some are chosen', () => {
    const all: MappingDraft['matchKeys'] = ['identifier', 'name'];
    expect(toggleMatchKey([], 'name', all)).toEqual(['identifier']);
    expect(toggleMatchKey(['identifier'], 'name', all)).toEqual([]);
  });
});
