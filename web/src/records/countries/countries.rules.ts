import { toLocale } from '../../shared/i18n/languages.constants';

/** Regions that are no countries although they have a code. */
const NO_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

export interface Country {
  code: string;
  name: string;
}

/** Lists all countries with their names in a language, in the order of the names. */
export function listCountries(language: string): Country[] {
  const names = new Intl.DisplayNames(toLocale(language), { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = names.of(code);
      const isInUse = new Intl.Locale(`und-${code}`).region === code;
      return name !== undefined && isInUse && !NO_COUNTRIES.has(code) ? [{ code, name }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}
