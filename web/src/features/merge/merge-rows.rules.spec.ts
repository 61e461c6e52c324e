import { buildMergePath, listMergeRows } from './merge-rows.rules';

const COMPANY = {
  name: 'Lumenova',
  aliases: [],
  country: 'CN',
  city: null,
  tags: ['led'],
  website: 'https://a.example',
};

describe('the comparison of two records', () => {
  const listOutcomes = (source: object, merged: object, filled: string[] = []) =>
    Object.fromEntries(
      listMergeRows('company', { survivor: COMPANY, source: { ...COMPANY, ...source }, merged, filled }).map(
        ({ field, outcome }) => [field, outcome],
      ),
    );

  it('says what the survivor keeps, and what it takes', () => {
    const merged = { ...COMPANY, city: 'Foshan' };
    expect(listOutcomes({ city: 'Foshan' }, merged, ['city'])).toEqual({
      name: 'same',
      country: 'same',
      city: 'taken',
      tags: 'same',
      website: 'same',
    });
  });

  it('says where the values of the source remain', () => {
    const source = { name: 'Lumenova Ltd', website: 'https://b.example', tags: ['led', 'lamps'] };
    const merged = { ...COMPANY, aliases: ['Lumenova Ltd'], tags: ['led', 'lamps'] };
    expect(listOutcomes(source, merged)).toMatchObject({ name: 'alias', website: 'remains', tags: 'joined' });
  });

  it('leaves out what is empty in both', () => {
    expect(Object.keys(listOutcomes({}, COMPANY))).not.toContain('notes');
  });

  it('has an address', () => {
    expect(buildMergePath('company', '1', null)).toBe('/companies/1/merge');
    expect(buildMergePath('contact', '1', '2')).toBe('/contacts/1/merge?source=2');
  });
});
