import { BRUSSELS, listDistinctZones } from '../../shared/format/zone-time.rules';

interface TimedActivity {
  startsAt: string;
  timezone: string;
}

/**
 * Writes the times of an activity: those of its place, and those of Brussels if they are others. The places are named
 * only when there are two.
 */
export function writeZoneTimes(
  { startsAt, timezone }: TimedActivity,
  write: (zone: string) => string,
  getPlace: (zone: string) => string,
): string {
  const zones = listDistinctZones(startsAt, [timezone, BRUSSELS]);
  if (zones.length === 1) return write(timezone);
  return zones.map((zone) => `${write(zone)} ${getPlace(zone)}`).join(' · ');
}
