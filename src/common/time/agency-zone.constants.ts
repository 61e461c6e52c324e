/** The agency's time zone. It determines "today" and "the end of a day". */
export const AGENCY_ZONE = 'Europe/Brussels';
