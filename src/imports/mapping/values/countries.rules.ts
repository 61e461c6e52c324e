import countries from 'i18n-iso-countries/index.js';
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { countryCodes, getCountryName, isCountry } from '../../../common/reference/country-codes.rules.js';
import { normaliseName } from './names.rules.js';

countries.registerLocale(chinese);

/** Names in daily use that the library does not list. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  CN: [
    'PR China',
    'PRC',
    "People's Republic of China",
    'Mainland China',
    'Volksrepubliek China',
    '中华人民共和国',
    '中國',
    '中国大陆',
  ],
  GB: ['UK', 'VK', 'Great Britain', 'Groot-Brittannië', 'England', 'Engeland', 'Scotland', 'Schotland', 'Wales'],
  US: ['USA', 'VS', 'U.S.A.', 'America', 'Amerika', 'Verenigde Staten', 'United States of America', '美國'],
  NL: ['Holland', 'The Netherlands', 'Nederland', '荷蘭'],
  BE: ['Belgique', 'Belgien', 'België', '比利時'],
  DE: ['Deutschland', '德國'],
  FR: ['法國'],
  GR: ['EL'],
  KR: ['South Korea', 'Zuid-Korea', 'Korea', '韩国', '韓國'],
  HK: ['Hong Kong', 'Hongkong', '香港', 'Hong Kong SAR'],
  MO: ['Macau', 'Macao', '澳门'],
  TW: ['Taiwan', '台湾', '台灣'],
  CZ: ['Czech Republic', 'Tsjechië'],
  AE: ['UAE', 'VAE'],
  TR: ['Turkey', 'Turkije', 'Türkiye'],
  RU: ['Russia', 'Rusland'],
  VN: ['Vietnam'],
  JP: ['日本'],
};

let index: ReadonlyMap<string, string> | undefined;

/** Returns the ISO 3166-1 alpha-2 code of a country by its code of two or three letters or its name; null for another text. */
export function findCountry(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (isCountry(code)) return code;
  index ??= buildIndex();
  return index.get(normaliseName(text)) ?? null;
}

function buildIndex(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string) => {
    const key = normaliseName(name);
    if (!names.has(key)) names.set(key, code);
  };
  for (const [code, usual] of Object.entries(USUAL_NAMES)) for (const name of usual) add(name, code);
  for (const code of countryCodes) {
    add(getCountryName(code, 'en'), code);
    add(getCountryName(code, 'nl'), code);
    for (const language of ['en', 'nl', 'zh']) {
      for (const name of countries.getName(code, language, { select: 'all' }) ?? []) add(name, code);
    }
    add(countries.alpha2ToAlpha3(code) ?? code, code);
  }
  return names;
}
