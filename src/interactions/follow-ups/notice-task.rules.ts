import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { truncateTitle } from './follow-up.rules.js';

/** Days within which people must be informed. GDPR art. 14(3)(a) allows a month, and the shortest has 28 days. */
const WITHIN_DAYS = 28;

/** Returns the title and the last day of a task to inform people about their data that somebody else has sent. */
export function buildNoticeTask(people: string, now: Date): { title: string; dueOn: string } {
  return {
    title: truncateTitle(`Tell ${people} where their data is from (GDPR art. 14)`),
    dueOn: addDays(getLocalDate(AGENCY_ZONE, now), WITHIN_DAYS),
  };
}
