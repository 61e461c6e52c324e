import { startMapping } from './mapping-draft.rules';
import type { SavedMapping } from './saved-mappings.api';
import { buildSavedSettings, findByName, listKeptEntries, listMissingColumns } from './saved-mappings.rules';

const name = { column: 'Bedrijfsnaam', field: 'name' };
const country = { column: 'Land', field: 'country' };
const city = { column: 'Stad', field: 'city' };
const saved = { id: 'a', mapping: [name, country, city] };
const columns = ['LAND', 'bedrijfs naam'].map((column) => ({ name: column }));
const entries = [
  { column: 'LAND', field: 'country' },
  { column: 'bedrijfs naam', field: 'name' },
];

describe('A saved mapping', () => {
  it('lacks the columns whose fields the mapping of the file does not fill', () => {
    expect(listMissingColumns(saved, entries)).toEqual(['Stad']);
  });

  it('keeps the columns that the file lacks when it is replaced', () => {
    expect(listKeptEntries(saved, { id: 'a', missing: ['Stad'] }, { entries: [] }, { columns })).toEqual([city]);
    expect(listKeptEntries(saved, { id: 'b', missing: [] }, { entries }, { columns })).toEqual([city]);
  });

  it('loses a column of the file that the user leaves out when it is replaced', () => {
    const found = { columns: [...columns, { name: 'Stad' }] };
    expect(listKeptEntries(saved, null, { entries }, found)).toEqual([]);
  });

  it('is found by its name without regard to case', () => {
    const mappings = [{ name: 'Fair' }, { name: 'HubSpot' }] as SavedMapping[];
    expect(findByName(mappings, ' hubspot ')?.name).toBe('HubSpot');
    expect(findByName(mappings, 'hub')).toBeUndefined();
  });

  const draft = startMapping({
    columns: [],
    mapping: [{ column: 'LAND', field: 'country', overwrite: true }],
    defaults: { city: 'Genk' },
    currencies: [{ column: 'LAND', currency: 'EUR' }],
    createMissing: ['companies'],
    unreadable: 'refuse',
    unknownOwnerId: '0199c000-0000-7000-8000-000000000003',
    matchKeys: ['name'],
    externalSystem: 'Fair',
    mode: 'initial_load',
  });
  const found = {
    columns: [],
    mapping: [],
    values: [],
    numberFormat: 'dutch' as const,
    dateFormat: null,
    externalSystem: 'import',
  };

  it('has the settings of the form and the formats of the import, but not when records become known', () => {
    const currencies = [
      { column: 'Stad', currency: 'CNY' },
      { column: 'Weg', currency: 'USD' },
    ];
    expect(buildSavedSettings(draft, found, [city], { mapping: [], values: [], currencies })).toEqual({
      mapping: [{ column: 'LAND', field: 'country', overwrite: true }, city],
      values: [],
      defaults: { city: 'Genk' },
      currencies: [
        { column: 'LAND', currency: 'EUR' },
        { column: 'Stad', currency: 'CNY' },
      ],
      createMissing: ['companies'],
      unreadable: 'refuse',
      unknownOwnerId: '0199c000-0000-7000-8000-000000000003',
      matchKeys: ['name'],
      externalSystem: 'Fair',
      numberFormat: 'dutch',
      dateFormat: null,
    });
  });

  it('has the system of the import when the form has none', () => {
    expect(buildSavedSettings({ ...draft, externalSystem: ' ' }, found, [])).toMatchObject({
      externalSystem: 'import',
    });
  });
});
