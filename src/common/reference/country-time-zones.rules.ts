/** A locale whose time zones the runtime knows. The compiler does not know this method of ECMA-402 yet. */
type ZonedLocale = Intl.Locale & { getTimeZones: () => string[] | undefined };

/** The zones of most people in countries that have several (CLDR, `primaryZones`). */
const PRIMARY_ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CL: 'America/Santiago',
    CN: 'Asia/Shanghai',
    CY: 'Asia/Nicosia',
    DE: 'Europe/Berlin',
    EC: 'America/Guayaquil',
    ES: 'Europe/Madrid',
    MH: 'Pacific/Majuro',
    MY: 'Asia/Kuala_Lumpur',
    NZ: 'Pacific/Auckland',
    PT: 'Europe/Lisbon',
    UA: 'Europe/Kiev',
    UZ: 'Asia/Tashkent',
  }),
);

const known = new Map<string, readonly string[]>();

/** Lists the IANA time zones of a country. The zone of most people comes first where one is known. */
export function listTimeZones(country: string): readonly string[] {
  const found = known.get(country) ?? findTimeZones(country);
  known.set(country, found);
  return found;
}

/** Returns the zone of nearly everybody in a country; null where the country has several that matter. */
export function findMainTimeZone(country: string): string | null {
  const zones = listTimeZones(country);
  return PRIMARY_ZONES.get(country) ?? (zones.length === 1 ? zones[0]! : null);
}

function findTimeZones(country: string): readonly string[] {
  const zones = (new Intl.Locale(`und-${country}`) as ZonedLocale).getTimeZones() ?? [];
  const primary = PRIMARY_ZONES.get(country);
  return primary === undefined ? zones : [primary, ...zones.filter((zone) => zone !== primary)];
}
