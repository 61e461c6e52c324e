import { hasCodeOrWords } from './code-search.rules.js';
import { isCountry } from './country-codes.rules.js';
import type { Language } from './languages.constants.js';

/** A part of a country with its names. */
export interface Subdivision {
  code: string;
  country: string;
  names: Readonly<Record<Language, string>>;
}

/**
 * Every ISO 3166-2 code of the two countries in which the agency works most: Belgian regions and provinces (Limburg is
 * BE-VLI) and Chinese provinces, municipalities and regions (Guangdong is CN-GD; letters since 2017). The names are
 * English and, where it differs, Dutch.
 */
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  BE: {
    BRU: 'Brussels-Capital Region|Brussels Hoofdstedelijk Gewest',
    VAN: 'Antwerp|Antwerpen',
    VBR: 'Flemish Brabant|Vlaams-Brabant',
    VLG: 'Flemish Region|Vlaams Gewest',
    VLI: 'Limburg',
    VOV: 'East Flanders|Oost-Vlaanderen',
    VWV: 'West Flanders|West-Vlaanderen',
    WAL: 'Walloon Region|Waals Gewest',
    WBR: 'Walloon Brabant|Waals-Brabant',
    WHT: 'Hainaut|Henegouwen',
    WLG: 'Liège|Luik',
    WLX: 'Luxembourg|Luxemburg',
    WNA: 'Namur|Namen',
  },
  CN: {
    AH: 'Anhui',
    BJ: 'Beijing|Peking',
    CQ: 'Chongqing',
    FJ: 'Fujian',
    GD: 'Guangdong',
    GS: 'Gansu',
    GX: 'Guangxi',
    GZ: 'Guizhou',
    HA: 'Henan',
    HB: 'Hubei',
    HE: 'Hebei',
    HI: 'Hainan',
    HK: 'Hong Kong|Hongkong',
    HL: 'Heilongjiang',
    HN: 'Hunan',
    JL: 'Jilin',
    JS: 'Jiangsu',
    JX: 'Jiangxi',
    LN: 'Liaoning',
    MO: 'Macao|Macau',
    NM: 'Inner Mongolia|Binnen-Mongolië',
    NX: 'Ningxia',
    QH: 'Qinghai',
    SC: 'Sichuan',
    SD: 'Shandong',
    SH: 'Shanghai',
    SN: 'Shaanxi',
    SX: 'Shanxi',
    TJ: 'Tianjin',
    TW: 'Taiwan',
    XJ: 'Xinjiang',
    XZ: 'Tibet',
    YN: 'Yunnan',
    ZJ: 'Zhejiang',
  },
};

/** The subdivisions of the countries that have a table, by country and code. */
export const subdivisions: readonly Subdivision[] = Object.entries(TABLES).flatMap(([country, parts]) =>
  Object.entries(parts).map(([part, names]) => {
    const [en, nl = en] = names.split('|') as [string, string?];
    return { code: `${country}-${part}`, country, names: { en, nl } };
  }),
);

/** The criteria of a search among the subdivisions that have a table. */
export interface SubdivisionSearch {
  country?: string | undefined;
  language: Language;
  /** The beginning of a code, or words of the name. */
  text?: string | undefined;
}

/** Finds the subdivisions whose code begins with a text or whose name has all of its words. */
export function searchSubdivisions({ country, language, text = '' }: SubdivisionSearch): Subdivision[] {
  return subdivisions.filter(
    (one) => (country === undefined || one.country === country) && hasCodeOrWords(text, one.code, one.names[language]),
  );
}

/**
 * Tells whether a text is an ISO 3166-2 code in capitals (`BE-VLI`), of the given country if one is given. Codes of
 * Belgium and China are checked against the full table, those of other countries by form: an assigned country code, a
 * hyphen, one to three characters.
 */
export function isSubdivision(code: string, country?: string | null): boolean {
  const [, owner, part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(code) ?? [];
  if (owner === undefined || part === undefined || !isCountry(owner)) return false;
  if (country && country !== owner) return false;
  const table = Object.hasOwn(TABLES, owner) ? TABLES[owner] : undefined;
  return table === undefined || Object.hasOwn(table, part);
}
