import { startMapping } from './mapping-draft.rules';
import type { SavedMapping } from './saved-mappings.api';
import { buildSavedSettings, findByName, listMissingColumns, listNewest } from './saved-mappings.rules';

const columns = ['LAND', 'bedrijfs naam'].map((name) => ({
  name,
  type: 'text' as const,
  samples: [],
  numberFormat: 'plain' as const,
  dateFormat: 'iso' as const,
}));

describe('A saved mapping', () => {
  it('lacks the columns that the file does not have, without regard to case and blanks', () => {
    const mapping = ['Bedrijfsnaam', 'Land', 'Stad'].map((column) => ({ column, field: 'name' }));
    expect(listMissingColumns({ mapping }, { columns })).toEqual(['Stad']);
  });

  it('is found by its name without regard to case', () => {
    const mappings = [{ name: 'Fair' }, { name: 'HubSpot' }] as SavedMapping[];
    expect(findByName(mappings, ' hubspot ')?.name).toBe('HubSpot');
    expect(findByName(mappings, 'hub')).toBeUndefined();
  });

  it('is listed once, in its newest version', () => {
    const build = (id: string, version: number) => ({ id, version }) as SavedMapping;
    const mappings = [build('a', 1), build('b', 2), build('a', 3), build('b', 1)];
    expect(listNewest(mappings)).toEqual([build('a', 3), build('b', 2)]);
  });

  it('has the settings of the form and the formats of the import, but not when records become known', () => {
    const draft = startMapping({
      mapping: [{ column: 'LAND', field: 'country', overwrite: true }],
      defaults: { city: 'Genk' },
      matchKeys: ['name'],
      externalSystem: 'Fair',
      mode: 'initial_load',
    });
    expect(buildSavedSettings(draft, { numberFormat: 'dutch', dateFormat: null })).toEqual({
      mapping: [{ column: 'LAND', field: 'country', overwrite: true }],
      defaults: { city: 'Genk' },
      matchKeys: ['name'],
      externalSystem: 'Fair',
      numberFormat: 'dutch',
      dateFormat: null,
    });
  });
});
