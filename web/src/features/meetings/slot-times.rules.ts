/** The zone of the agency. */
export const BRUSSELS = 'Europe/Brussels';

/** The times of a slot in a zone. */
export interface ZonedTimes {
  zone: string;
  times: string;
}

function formatTime(moment: string, language: string, timeZone: string): string {
  // A schedule has the hours of the day from 0 to 23 in every language, as its slots are entered.
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return format.format(new Date(moment));
}

/** Formats the times of a slot in a zone: 14:00 – 14:30. */
export function formatTimes(slot: { startsAt: string; endsAt: string }, language: string, zone: string): string {
  return `${formatTime(slot.startsAt, language, zone)} – ${formatTime(slot.endsAt, language, zone)}`;
}

/** Returns the day of a moment in a zone as `YYYY-MM-DD`. */
export function findDay(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(moment));
}

/**
 * Lists the times of a slot in further zones: Brussels, and that of the visitor. Zones in which the clock shows the same
 * as in the zone of the activity, or in one before, are left out.
 */
export function listOtherTimes(
  slot: { startsAt: string; endsAt: string },
  language: string,
  zones: readonly [own: string, ...others: string[]],
): ZonedTimes[] {
  const write = (zone: string) => `${findDay(slot.startsAt, zone)} ${formatTimes(slot, language, zone)}`;
  const [own, ...others] = zones;
  return others
    .filter((zone, index) => ![own, ...others.slice(0, index)].some((before) => write(before) === write(zone)))
    .map((zone) => ({ zone, times: formatTimes(slot, language, zone) }));
}

/** Returns the zones in which times are shown: that of the activity first, then Brussels, then that of the visitor. */
export function listZones(activityZone: string): [own: string, ...others: string[]] {
  return [activityZone, BRUSSELS, Intl.DateTimeFormat().resolvedOptions().timeZone];
}

/** Returns the city of a zone, such as Shanghai. */
export function getZoneCity(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}
