/** Subdivisions of the two countries the agency lives between, whole; of others only the form is known to us. */
const KNOWN: Record<string, Set<string>> = {
  BE: new Set('BRU VLG WAL VAN VBR VLI VOV VWV WBR WHT WLG WLX WNA'.split(' ')),
  CN: new Set(
    'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ TW XJ XZ YN ZJ'.split(' '),
  ),
};

/** Whether a text is an ISO 3166-2 code; exact for Belgium and China, by form elsewhere. */
export function isSubdivision(code: string, country?: string): boolean {
  const match = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(code);
  if (!match || (country !== undefined && match[1] !== country)) return false;
  return KNOWN[match[1]!]?.has(match[2]!) ?? true;
}
