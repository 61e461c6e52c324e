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

  it('says that a subsidiary takes the parent of the company that it is merged with', () => {
    const listParentOutcome = (parentId: string | null) => {
      const [survivor, source] = [
        { ...COMPANY, parentId: 'source' },
        { ...COMPANY, parentId },
      ];
      const rows = listMergeRows('company', { survivor, source, merged: { ...COMPANY, parentId }, filled: [] });
      return rows.find(({ field }) => field === 'parentId')?.outcome;
    };
    expect([listParentOutcome('parent'), listParentOutcome(null)]).toEqual(['taken', 'removed']);
  });

  it('says that the employer of the source becomes another employer', () => {
    const survivor = { companyId: 'a', jobTitle: 'Buyer', affiliations: [] };
    const source = { companyId: 'b', jobTitle: 'Director', affiliations: [] };
    const employers = [{ companyId: 'b', companyName: 'B', jobTitle: 'Director' }];
    const list = (change: object, affiliations: object[]) =>
      listMergeRows('contact', {
        survivor,
        source: { ...source, ...change },
        merged: { ...survivor, affiliations },
        filled: [],
      }).map(({ field, outcome }) => [field, outcome]);
    expect(list({}, employers)).toEqual([
      ['companyId', 'employer'],
      ['jobTitle', 'employer'],
      ['affiliations', 'taken'],
    ]);
    expect(list({ companyId: 'a' }, [])).toEqual([
      ['companyId', 'same'],
      ['jobTitle', 'remains'],
    ]);
  });

  it('does not take another order of a list for a change', () => {
    const [survivor, source] = [{ tags: ['led', 'lamps'] }, { tags: ['lamps', 'led'] }];
    const [row] = listMergeRows('company', { survivor, source, merged: source, filled: [] });
    expect(row?.outcome).toBe('same');
  });

  it('leaves out what is empty in both, unless the merge gives it a value', () => {
    expect(Object.keys(listOutcomes({}, COMPANY))).not.toContain('notes');
    expect(listOutcomes({ name: 'Lumenova Ltd' }, { ...COMPANY, aliases: ['Lumenova Ltd'] })).toMatchObject({
      aliases: 'taken',
    });
  });

  it('has the fields that a merge carries over, with other ids beside registration numbers', () => {
    const fields = ['aliases', 'emailDomains', 'externalIds', 'identifiers', 'nace', 'name', 'notes'];
    const record = Object.fromEntries([...fields, 'turnoverEur', 'memberOf'].map((field) => [field, 'x']));
    const rows = listMergeRows('company', { survivor: record, source: record, merged: record, filled: [] });
    const order = ['name', 'aliases', 'emailDomains', 'identifiers', 'externalIds', 'nace', 'notes'];
    expect(rows.map(({ field }) => field)).toEqual(order);
  });

  it('has an address', () => {
    expect(buildMergePath('company', '1', null)).toBe('/companies/1/merge');
    expect(buildMergePath('contact', '1', '2')).toBe('/contacts/1/merge?source=2');
  });
});
