import { addDays } from '../common/time/calendar-dates.rules.js';
import { DUE_DAYS } from '../reports/leads/lead-lists.queries.js';

/** The number of days that the page looks ahead, today included. */
const DAYS_SHOWN = 7;

/** The number of days within which a lead counts as about to become stale. */
const STALE_NOTICE_DAYS = 14;

/** The number of days after the end of an activity in which its owner is reminded of the attendees. */
const FOLLOW_UP_DAYS = 90;

/** The days on which the parts of the page depend. */
export interface MyDayBounds {
  day: string;
  lastDay: string;
  /** The last day on which a lead becomes stale that is shown now. */
  staleBy: string;
  /** The last day of an expected decision that is shown now. */
  decisionsBy: string;
  /** The first day on which an activity may have ended. */
  followUpSince: string;
}

/** Returns the days that belong to a day. Decisions are due within the same time as in the pipeline report. */
export function computeBounds(day: string): MyDayBounds {
  return {
    day,
    lastDay: addDays(day, DAYS_SHOWN - 1),
    staleBy: addDays(day, STALE_NOTICE_DAYS),
    decisionsBy: addDays(day, DUE_DAYS),
    followUpSince: addDays(day, -FOLLOW_UP_DAYS),
  };
}
