import { isCountry } from './country-codes.rules.js';

/**
 * The part after the country of every ISO 3166-2 code, for the two countries in which the agency works most: Belgian
 * regions and provinces (Limburg is BE-VLI) and Chinese provinces, municipalities and regions (Guangdong is CN-GD;
 * letters since 2017).
 */
const EXACT: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['BE', new Set('BRU VLG WAL VAN VBR VLI VOV VWV WBR WHT WLG WLX WNA'.split(' '))],
  [
    'CN',
    new Set(
      'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ TW XJ XZ YN ZJ'.split(
        ' ',
      ),
    ),
  ],
]);

/**
 * Tells whether a text is an ISO 3166-2 code in capitals (`BE-VLI`), of the given country if one is given. Codes of
 * Belgium and China are checked against the full table, those of other countries by form: an assigned country code, a
 * hyphen, one to three characters.
 */
export function isSubdivision(code: string, country?: string | null): boolean {
  const [, owner, part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(code) ?? [];
  if (owner === undefined || part === undefined || !isCountry(owner)) return false;
  if (country && country !== owner) return false;
  return EXACT.get(owner)?.has(part) ?? true;
}
