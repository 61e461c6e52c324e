import { isCountry } from './country.codes.js';

/**
 * The part after the country of every ISO 3166-2 code, for the two countries the agency lives between: Belgian regions and
 * provinces (Limburg is BE-VLI) and Chinese provinces, municipalities and regions (Guangdong is CN-GD; letters since 2017).
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
 * True for an ISO 3166-2 code in capitals (`BE-VLI`), of the given country when one is given. Belgium and China are
 * checked against the full table, other countries by form: an assigned country code, a hyphen, one to three characters.
 */
export function isSubdivision(code: string, country?: string | null): boolean {
  const [, owner, part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(code) ?? [];
  if (owner === undefined || part === undefined || !isCountry(owner)) return false;
  if (country && country !== owner) return false;
  return EXACT.get(owner)?.has(part) ?? true;
}
