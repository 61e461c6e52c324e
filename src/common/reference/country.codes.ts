import countries from 'i18n-iso-countries';
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };

countries.registerLocale(en);
countries.registerLocale(nl);

const CODES = new Set(Object.keys(countries.getAlpha2Codes()));

/** The member states of the European Union. */
const EUROPEAN_UNION = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
);

/** Whether a text is an ISO 3166-1 alpha-2 code, upper case. */
export function isCountry(code: string): boolean {
  return CODES.has(code);
}

/** The country's name; the code itself when it has none. */
export function countryName(code: string, language: 'en' | 'nl' = 'en'): string {
  return countries.getName(code, language) ?? code;
}

/** Whether a country is a member state of the European Union. */
export function isInEuropeanUnion(code: string): boolean {
  return EUROPEAN_UNION.has(code);
}
