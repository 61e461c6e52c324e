import { buildUntakenWarnings, buildWarnings } from './row-comparison.rules.js';

const settings = {
  columns: [{ name: 'Fase' }, { name: 'Kanaal' }, { name: 'Bron' }],
  mapping: [
    { column: 'Fase', field: 'stage' },
    { column: 'Kanaal', field: 'source.channel' },
    { column: 'Bron', field: 'source.detail' },
  ],
};
const buildNotice = (field: string) => ({ field, code: 'import.test', detail: 'Reason.' });

describe('The warnings of a row', () => {
  it('name the column of the field with its cell', () => {
    expect(buildWarnings([buildNotice('stage')], settings, ['Offerte', 'Beurs', null])).toEqual([
      { column: 'Fase', cell: 'Offerte', code: 'import.test', detail: 'Reason.' },
    ]);
  });

  it('name every column that fills a part of the field', () => {
    const warnings = buildWarnings([buildNotice('source')], settings, ['Offerte', 'Beurs', 'Metaaldagen']);
    expect(warnings.map(({ column }) => column)).toEqual(['Kanaal', 'Bron']);
  });

  it('name no column where no cell fills the field', () => {
    expect(buildWarnings([buildNotice('closedOn'), buildNotice('stage')], settings, ['', 'Beurs', null])).toEqual([
      { column: null, cell: null, code: 'import.test', detail: 'Reason.' },
      { column: null, cell: null, code: 'import.test', detail: 'Reason.' },
    ]);
  });

  it('leave out a default that was not taken', () => {
    const fields = [
      { field: 'country', detail: 'BE was kept.' },
      { field: 'stage', detail: 'Qualified was kept.' },
    ];
    expect(buildUntakenWarnings(fields, settings, ['Offerte'])).toEqual([
      { column: 'Fase', cell: 'Offerte', code: 'import.value_not_taken', detail: 'Qualified was kept.' },
    ]);
  });
});
