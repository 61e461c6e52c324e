import { countryCodes, getCountryName, isCountry, isInEuropeanUnion } from './country-codes.rules.js';

describe('country codes', () => {
  it('are the 249 assigned ones, each with a name in both languages', () => {
    expect(countryCodes).toHaveLength(249);
    for (const code of countryCodes) {
      expect(isCountry(code)).toBe(true);
      expect(getCountryName(code, 'en').length).toBeGreaterThan(2);
      expect(getCountryName(code, 'nl').length).toBeGreaterThan(2);
    }
    expect(new Set(countryCodes.map((code) => getCountryName(code, 'en'))).size).toBe(249);
    expect(new Set(countryCodes.map((code) => getCountryName(code, 'nl'))).size).toBe(249);
  });

  it.each(['XX', 'ZZ', 'EU', 'EL', 'UK', 'XK', 'be', 'BEL', '056', '', ' BE', 'constructor'])(
    'do not include %j',
    (code) => {
      expect(isCountry(code)).toBe(false);
      expect(getCountryName(code, 'en')).toBe(code);
    },
  );

  it.each([
    ['BE', 'Belgium', 'België'],
    ['CN', 'China', 'China'],
    ['TW', 'Taiwan', 'Taiwan'],
    ['NL', 'Netherlands', 'Nederland'],
    ['US', 'United States', 'Verenigde Staten'],
    ['GB', 'United Kingdom', 'Verenigd Koninkrijk'],
    ['KR', 'South Korea', 'Zuid-Korea'],
    ['TR', 'Türkiye', 'Turkije'],
    ['GN', 'Guinea', 'Guinee'],
    ['BY', 'Belarus', 'Belarus'],
    ['CX', 'Christmas Island', 'Christmaseiland'],
    ['IM', 'Isle of Man', 'Isle of Man'],
    ['BV', 'Bouvet Island', 'Bouveteiland'],
    ['MF', 'Saint Martin (French part)', 'Saint-Martin'],
    ['HK', 'Hong Kong', 'Hongkong'],
    ['CD', 'Democratic Republic of the Congo', 'Congo-Kinshasa'],
  ])('%s is called %s and %s', (code, english, dutch) => {
    expect(getCountryName(code, 'en')).toBe(english);
    expect(getCountryName(code, 'nl')).toBe(dutch);
  });

  it('include the 27 members of the European Union', () => {
    expect(countryCodes.filter(isInEuropeanUnion)).toHaveLength(27);
    expect(['BE', 'GR', 'HR'].every(isInEuropeanUnion)).toBe(true);
    expect(['GB', 'CH', 'NO', 'CN', 'EL', ''].some(isInEuropeanUnion)).toBe(false);
  });
});
