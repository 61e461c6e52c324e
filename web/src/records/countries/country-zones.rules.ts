import { isOtherTime } from '../../shared/format/zone-time.rules';

/** Tells whether a time zone has the time of one of the zones of a country. */
export function isZoneAmong(zone: string, zones: readonly string[], now = Date.now()): boolean {
  return zones.some((one) => one === zone || !isOtherTime(now, one, zone));
}
