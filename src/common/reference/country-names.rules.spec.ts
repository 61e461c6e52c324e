import { countryCodes, getCountryName } from './country-codes.rules.js';
import { findCountry } from './country-names.rules.js';

describe('names of countries', () => {
  it.each([
    [
      'BE',
      'Belgium; België; Belgie; Belgique; Belgien; 比利时; 比利時; be; BEL; België - BE; Belgium (BE); BE – Belgique',
    ],
    ['DE', 'Germany; Duitsland; Allemagne; Deutschland; 德国; 德國'],
    ['CN', 'China; P.R. China; PRC; Chine; 中国; 中國; 中國大陸; 中华人民共和国; Mainland China'],
    ['TW', 'Taiwan; Taïwan; Taiwan R.O.C.; 台灣; 臺灣; 台湾; 中華民國'],
    ['HK', 'Hong Kong; Hongkong; 香港; 香港特别行政区; 中國香港; Hong Kong SAR China'],
    ['GB', 'UK; United Kingdom; Verenigd Koninkrijk; Royaume-Uni; Vereinigtes Königreich; 英国; Great Britain'],
    ['US', 'USA; U.S.A.; United States; VS; Verenigde Staten; États-Unis; Vereinigte Staaten; 美国; 美國'],
    ['KR', 'South Korea; Zuid-Korea; Corée du Sud; Südkorea; 韩国; 南韓; 대한민국; Republic of Korea'],
    ['NL', 'The Netherlands; Nederland; Pays-Bas; Niederlande; Holland; 荷兰; NLD'],
    ['KG', 'Kyrgyz Republic; Kyrgyzstan; Kirgizië; Kirghizstan'],
    ['CZ', 'Czech Republic; Czechia; Tsjechië; Tchéquie; Tschechien'],
    ['CD', 'Democratic Republic of the Congo; Congo-Kinshasa; Kongo-Kinshasa; DR Congo'],
    ['ES', 'Spain; Spanje; Espagne; Spanien; España; 西班牙'],
    ['JP', 'Japan; Japon; 日本; ＪＰ'],
  ])('of %s are %s', (code, spellings) => {
    for (const spelling of spellings.split('; ')) expect([spelling, findCountry(spelling)]).toEqual([spelling, code]);
  });

  it('of all countries in English and Dutch are understood', () => {
    for (const code of countryCodes) {
      for (const language of ['en', 'nl'] as const) expect(findCountry(getCountryName(code, language))).toBe(code);
    }
  });

  it.each(['fr', 'de', 'zh-Hans', 'zh-Hant'])('of all countries in %s are understood', (language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of countryCodes) expect([code, findCountry(names.of(code)!)]).toEqual([code, code]);
  });

  it.each([
    'Belgica',
    'Limburg',
    'Flanders',
    '',
    ' ',
    '-',
    'n/a',
    'BE - Germany',
    'Germany - XX',
    '__proto__',
    'constructor',
  ])('are not %j', (text) => {
    expect(findCountry(text)).toBeNull();
  });
});
