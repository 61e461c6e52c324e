// The library without its 80 languages: they would be read at every start for two that are used.
import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };

countries.registerLocale(english);
countries.registerLocale(dutch);

/**
 * Codes that the library lists but ISO 3166-1 does not assign: XK (Kosovo) is of the user-assigned range.
 * Our contract names ISO 3166-1, and a subdivision or a partner's system would not know it either.
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

/** English names where the library's first one is a long or inverted form that nobody writes in a report. */
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

/** True for an assigned ISO 3166-1 alpha-2 code in capitals. */
export function isCountry(code: string): boolean {
  return CODES.has(code);
}

/** The short name of a country in English or Dutch; the code itself for an unknown code. */
export function countryName(code: string, lang: 'en' | 'nl' = 'en'): string {
  if (!CODES.has(code)) return code;
  const [first, second] = countries.getName(code, lang, { select: 'all' }) ?? [];
  if (lang === 'en') return SHORT_ENGLISH.get(code) ?? first ?? code;
  // In Dutch the library gives the official name first ("Koninkrijk België") and the usual one second.
  return second ?? first ?? code;
}

/** True for a member state of the European Union; EL is not a country code, Greece is GR. */
export function isInEuropeanUnion(code: string): boolean {
  return EU_MEMBERS.has(code);
}
