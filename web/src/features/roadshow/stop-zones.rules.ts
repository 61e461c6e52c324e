/** The facts about a stop that tell of which place its times are. */
interface StopZone {
  timezone: string;
  status: string;
  archivedAt: string | null;
}

/**
 * Lists the time zones of the stops of a roadshow that take place, if none of them is that of the roadshow. Its meetings would
 * then be shown with the times of a place where none of them is.
 */
export function findOtherZones(timezone: string, stops: readonly StopZone[]): string[] {
  const held = stops.filter(({ status, archivedAt }) => status !== 'cancelled' && archivedAt === null);
  const zones = [...new Set(held.map((stop) => stop.timezone))];
  return zones.includes(timezone) ? [] : zones;
}
