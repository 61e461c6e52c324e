import { cleanExternalIds, writeExternalId } from './external-ids.rules';

describe('the ids of a record in other systems', () => {
  it('are sent without spaces at their ends and without empty rows, but with rows that lack a part', () => {
    const rows = [
      { system: ' HubSpot', value: '8814032 ' },
      { system: ' ', value: '' },
      { system: 'Odoo', value: '' },
    ];
    expect(cleanExternalIds(rows)).toEqual([
      { system: 'HubSpot', value: '8814032' },
      { system: 'Odoo', value: '' },
    ]);
  });

  it('are written with their system', () => {
    expect(writeExternalId({ system: 'HubSpot', value: '8814032' })).toBe('HubSpot 8814032');
  });
});
