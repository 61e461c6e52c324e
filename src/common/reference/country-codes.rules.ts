// Only two of the library's 80 languages are registered, because all of them would be read at every start.
import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import { hasCodeOrWords } from './code-search.rules.js';
import type { Language } from './languages.constants.js';

countries.registerLocale(english);
countries.registerLocale(dutch);

/**
 * Codes that the library lists but ISO 3166-1 does not assign: XK (Kosovo) belongs to the user-assigned range. The API
 * documents ISO 3166-1, and other systems would not know the code.
 */
const NOT_ASSIGNED: ReadonlySet<string> = new Set(['XK']);

/** All 249 assigned ISO 3166-1 alpha-2 codes, in alphabetical order. */
export const countryCodes: readonly string[] = Object.keys(countries.getAlpha2Codes())
  .filter((code) => !NOT_ASSIGNED.has(code))
  .toSorted();

const CODES: ReadonlySet<string> = new Set(countryCodes);

/** The 27 members of the European Union since 2020. */
const EU_MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** English names for countries whose first name in the library is long or inverted and unusual in reports. */
const SHORT_ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BN: 'Brunei',
    CI: "Côte d'Ivoire",
    CN: 'China',
    CZ: 'Czechia',
    FK: 'Falkland Islands',
    FM: 'Micronesia',
    GM: 'Gambia',
    IR: 'Iran',
    LA: 'Laos',
    MD: 'Moldova',
    MK: 'North Macedonia',
    PS: 'Palestine',
    RE: 'Réunion',
    RU: 'Russia',
    ST: 'São Tomé and Príncipe',
    SY: 'Syria',
    TW: 'Taiwan',
    TZ: 'Tanzania',
    US: 'United States',
    VA: 'Vatican City',
    VG: 'British Virgin Islands',
    VI: 'US Virgin Islands',
  }),
);

/**
 * Dutch names by CLDR 48 (Unicode Common Locale Data Repository) for countries whose name in the library is English,
 * obsolete or misspelt. They are listed here, because those of `Intl` change with the runtime.
 */
const CLDR_DUTCH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BA: 'Bosnië en Herzegovina',
    BL: 'Saint-Barthélemy',
    BO: 'Bolivia',
    BV: 'Bouveteiland',
    BY: 'Belarus',
    CX: 'Christmaseiland',
    FM: 'Micronesia',
    GN: 'Guinee',
    GS: 'Zuid-Georgia en Zuidelijke Sandwicheilanden',
    HK: 'Hongkong',
    IM: 'Isle of Man',
    IO: 'Brits Indische Oceaanterritorium',
    MF: 'Saint-Martin',
    MO: 'Macau',
    PN: 'Pitcairneilanden',
    SA: 'Saoedi-Arabië',
    TF: 'Franse Gebieden in de zuidelijke Indische Oceaan',
    TL: 'Oost-Timor',
    UM: 'Kleine afgelegen eilanden van de Verenigde Staten',
  }),
);

/** Tells whether a text is an assigned ISO 3166-1 alpha-2 code in capitals. */
export function isCountry(code: string): boolean {
  return CODES.has(code);
}

/** Returns the short name of a country in English or Dutch; the code itself if it is unknown. */
export function getCountryName(code: string, lang: Language = 'en'): string {
  if (!CODES.has(code)) return code;
  const [first, second] = countries.getName(code, lang, { select: 'all' }) ?? [];
  if (lang === 'en') return SHORT_ENGLISH.get(code) ?? first ?? code;
  const corrected = CLDR_DUTCH.get(code);
  if (corrected !== undefined) return corrected;
  // In Dutch the library lists the official name first ("Koninkrijk België") and the usual one second.
  return second ?? first ?? code;
}

/** Finds the countries whose code begins with a text or whose name has all of its words. */
export function searchCountries({ language, text = '' }: { language: Language; text?: string | undefined }) {
  return countryCodes
    .map((code) => ({ code, name: getCountryName(code, language) }))
    .filter(({ code, name }) => hasCodeOrWords(text, code, name));
}

/** Tells whether a country is a member of the European Union. The code of Greece is GR; EL is not a country code. */
export function isInEuropeanUnion(code: string): boolean {
  return EU_MEMBERS.has(code);
}
