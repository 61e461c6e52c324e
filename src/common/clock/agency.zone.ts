/** The agency's own time zone: what "today" and "the end of a day" mean to it. */
export const AGENCY_ZONE = 'Europe/Brussels';
