/** Matches Area/Location of the IANA time zone database, such as Europe/Brussels or America/Argentina/Buenos_Aires. */
const AREA_AND_LOCATION = /^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9+_-]*){1,2}$/;

/**
 * Tells whether a text is the name of an IANA time zone that this runtime knows: `Area/Location` or `UTC`.
 * Abbreviations (`EST`, `CET`), country names (`PRC`) and offsets (`+01:00`) are rejected because they are ambiguous,
 * have no daylight saving rules, or are unknown to PostgreSQL.
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
  if (!AREA_AND_LOCATION.test(name) || name.startsWith('SystemV/')) return false;
  try {
    // The constructor is the only test of Intl that also knows aliases such as Asia/Kolkata.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
