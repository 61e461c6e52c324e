import { formatCountry, listCountries } from './countries.rules';

describe('countries', () => {
  it('have names in the language of the user', () => {
    expect(formatCountry('CN', 'nl')).toBe('China');
    expect(formatCountry('DE', 'nl')).toBe('Duitsland');
    expect(formatCountry('nowhere', 'nl')).toBe('nowhere');
  });

  it('are those of today, by name', () => {
    const codes = listCountries('en').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['BE', 'CN', 'TW', 'US']));
    expect(codes).not.toEqual(expect.arrayContaining(['DD']));
    expect(codes.filter((code) => ['EU', 'ZZ', 'UN', 'SU'].includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(240);
    expect(codes.length).toBeLessThan(255);
  });
});
