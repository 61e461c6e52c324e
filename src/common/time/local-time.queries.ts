import { AGENCY_ZONE } from './agency-zone.constants.js';

/**
 * Builds SQL that formats an instant in the local time of a zone, in the form of `formatLocalTime`:
 * `2026-03-29T03:00:00+02:00`.
 */
export function buildLocalTimeSql(instant: string, zone: string): string {
  const offset = `((${instant} AT TIME ZONE ${zone}) - (${instant} AT TIME ZONE 'UTC'))`;
  return `(to_char(${instant} AT TIME ZONE ${zone}, 'YYYY-MM-DD"T"HH24:MI:SS')
    || CASE WHEN ${offset} < interval '0' THEN '-' ELSE '+' END || to_char(greatest(${offset}, -${offset}), 'HH24:MI'))`;
}

/** Builds SQL for the instant at which a day begins in the time zone of the agency. */
export const buildStartOfDay = (day: string) => `(${day}::timestamp AT TIME ZONE '${AGENCY_ZONE}')`;
