import { listPersonalData } from '../../src/privacy/personal-data.registry.js';
import columns from '../src/features/administration/privacy/erasure/i18n/columns-en.constants.js';
import tables from '../src/features/administration/privacy/erasure/i18n/tables-en.constants.js';
import records from '../src/records/i18n/en.js';

const treated = listPersonalData().filter(({ treatment }) => treatment !== 'none' && treatment !== 'staff');

describe('The erasure of a person', () => {
  it('calls every table that it touches by a name for people', () => {
    const missing = treated.filter(({ table }) => !(table in tables)).map(({ table }) => table);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('calls every text that can mention a person by a name for people', () => {
    const names = treated.filter(({ treatment }) => treatment === 'text').map(({ column }) => column);
    const toWord = (column: string) => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const missing = names.filter((column) => !(column in columns) && !(toWord(column) in records.words));
    expect([...new Set(missing)]).toEqual([]);
  });
});
