import { formatTime } from '../../shared/format/format.rules';
import { BRUSSELS, isOtherTime } from '../../shared/format/zone-time.rules';

/** The times of a slot in a zone. */
export interface ZonedTimes {
  zone: string;
  times: string;
}

/** Formats the times of a slot in a zone: 14:00 – 14:30. */
export function formatTimes(slot: { startsAt: string; endsAt: string }, language: string, zone: string): string {
  return `${formatTime(slot.startsAt, zone, language)} – ${formatTime(slot.endsAt, zone, language)}`;
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
  return zones
    .filter((zone, index) => zones.slice(0, index).every((before) => isOtherTime(slot.startsAt, zone, before)))
    .slice(1)
    .map((zone) => ({ zone, times: formatTimes(slot, language, zone) }));
}

/** Returns the zones in which times are shown: that of the activity first, then Brussels, then that of the visitor. */
export function listZones(activityZone: string): [own: string, ...others: string[]] {
  return [activityZone, BRUSSELS, Intl.DateTimeFormat().resolvedOptions().timeZone];
}
