import { AGENCY_ZONE } from './agency-zone.constants.js';

/** Builds SQL for the instant at which a day begins in the time zone of the agency. */
export const buildStartOfDay = (day: string) => `(${day}::timestamp AT TIME ZONE '${AGENCY_ZONE}')`;
