import { listCountries } from './countries.rules';

describe('the countries that a picker offers', () => {
  const codes = listCountries('en').map(({ code }) => code);

  it('have names in the language of the user', () => {
    expect(listCountries('nl')).toContainEqual({ code: 'DE', name: 'Duitsland' });
    expect(listCountries('nl')[0]!.name).toBe('Afghanistan');
  });

  it('are those of ISO 3166-1 that are in use', () => {
    expect(codes).toEqual(expect.arrayContaining(['BE', 'CN', 'TW', 'KR']));
    expect(codes).not.toEqual(expect.arrayContaining(['DD']));
    expect(codes.filter((code) => ['SU', 'EU', 'ZZ', 'UK'].includes(code))).toEqual([]);
  });
});
