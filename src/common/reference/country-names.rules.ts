import countries from 'i18n-iso-countries/index.js';
import { countryCodes, getCountryName, isCountry } from './country-codes.rules.js';
import { normaliseName } from './text-forms.rules.js';

/** Names in daily use that the library does not list. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'VAE', 'Emirates', 'Emiraten'],
  CD: ['DR Congo', 'DRC', 'RDC'],
  CN: [
    'PR China',
    'PRC',
    'China (PRC)',
    "People's Republic of China",
    'Mainland China',
    'China mainland',
    'Volksrepubliek China',
    'République populaire de Chine',
    'Volksrepublik China',
    '中华人民共和国',
    '中華人民共和國',
    '中国大陆',
    '中國大陸',
    '大陆',
  ],
  CZ: ['Czech Republic', 'République tchèque', 'Tschechische Republik'],
  GB: [
    'UK',
    'VK',
    'Great Britain',
    'Groot-Brittannië',
    'Grande-Bretagne',
    'Großbritannien',
    'Grossbritannien',
    'England',
    'Engeland',
    'Angleterre',
    'Scotland',
    'Schotland',
    'Wales',
  ],
  GR: ['EL'],
  HK: ['Hong Kong', 'Hongkong', 'Hong Kong SAR', '香港特别行政区', '香港特別行政區', '中国香港', '中國香港'],
  KG: ['Kyrgyz Republic'],
  KR: ['Korea', 'Corée', 'Republic of Korea', 'Korea (South)', '南韩', '大韩民国', '大韓民國', '한국'],
  MO: ['Macau', 'Macao', 'Macau SAR', '澳门', '澳門', '澳门特别行政区', '澳門特別行政區'],
  NL: ['Holland', 'The Netherlands', 'Hollande'],
  RU: ['Russia', 'Rusland'],
  TR: ['Turkey', 'Turkije', 'Türkei', 'Turquie'],
  TW: [
    'ROC',
    'Taiwan ROC',
    'Taiwan (Republic of China)',
    'Republic of China',
    'Chinese Taipei',
    '中华民国',
    '中華民國',
    '臺灣',
    '中国台湾',
  ],
  US: [
    'USA',
    'VS',
    'U.S.A.',
    'America',
    'Amerika',
    'Amérique',
    'United States of America',
    "États-Unis d'Amérique",
    'Vereinigte Staaten von Amerika',
  ],
  VN: ['Vietnam'],
};

/** The languages whose names of countries are understood, besides those of each country itself. */
const LANGUAGES = ['en', 'nl', 'fr', 'de', 'zh-Hans', 'zh-Hant'];

let index: ReadonlyMap<string, string> | undefined;

/**
 * Returns the ISO 3166-1 alpha-2 code of a country by its code of two or three letters or by a name: in English, Dutch,
 * French, German, Chinese or a language of the country, also beside its code ("België - BE"). Returns null for another text.
 */
export function findCountry(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (isCountry(code)) return code;
  index ??= buildIndex();
  return index.get(normaliseName(text)) ?? findBesideCode(text);
}

/** Finds a country whose name and code stand beside each other. Both have to mean the same country. */
function findBesideCode(text: string): string | null {
  const parts = /^(?<code>[A-Z]{2,3})[^\p{L}]+(?<name>\p{L}.+)$|^(?<name>.*\p{L})[^\p{L}]+(?<code>[A-Z]{2,3})\P{L}*$/u;
  const { code = '', name = '' } = parts.exec(text.normalize('NFKC').trim())?.groups ?? {};
  const found = isCountry(code) ? code : index!.get(normaliseName(code));
  return found !== undefined && found === index!.get(normaliseName(name)) ? found : null;
}

function buildIndex(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string | undefined, code: string) => {
    const key = normaliseName(name ?? '');
    if (key !== '' && !names.has(key)) names.set(key, code);
  };
  for (const [code, usual] of Object.entries(USUAL_NAMES)) for (const name of usual) add(name, code);
  for (const code of countryCodes) {
    add(countries.alpha2ToAlpha3(code), code);
    for (const language of ['en', 'nl'] as const) {
      add(getCountryName(code, language), code);
      for (const name of countries.getName(code, language, { select: 'all' }) ?? []) add(name, code);
    }
  }
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      for (const code of countryCodes) add(display.of(code), code);
    }
  }
  for (const code of countryCodes) {
    const language = new Intl.Locale(`und-${code}`).maximize().baseName;
    add(new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code), code);
  }
  return names;
}
