import { addDays } from '../../common/time/calendar-dates.rules.js';
import { computePercentile, round } from '../statistics/statistics.rules.js';

/** A lead received in the period, with the time of its first answer. */
export interface Enquiry {
  receivedOn: string;
  /**
   * The hours from the beginning of receivedOn, in Brussels, to the first outbound interaction; null if there is none
   * yet.
   */
  hours: number | null;
  /** The day of that interaction in Brussels. */
  answeredOn: string | null;
}

/** Figures about how fast enquiries were answered. */
export interface Responses {
  leads: number;
  answered: number;
  unanswered: number;
  medianHours: number | null;
  p75Hours: number | null;
  judged: number;
  withinTarget: number;
}

/**
 * Returns whether a date is a Saturday or Sunday, which are not working days in Belgium. Public holidays are not known
 * here.
 */
export function isWeekend(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
}

/**
 * Returns the working day so many working days after a date: one working day after a Friday or a Saturday is Monday.
 */
export function addWorkingDays(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

/**
 * Counts how enquiries were answered. An enquiry is judged if it was answered, or if its last day to be answered in
 * time is over at the end of asOf. An unanswered enquiry that is still in time is not judged yet.
 * @param target working days to answer in
 */
export function countResponses(enquiries: readonly Enquiry[], target: number, asOf: string): Responses {
  const dueOn = new Map<string, string>();
  const hours: number[] = [];
  let [judged, withinTarget] = [0, 0];
  for (const { receivedOn, hours: taken, answeredOn } of enquiries) {
    if (!dueOn.has(receivedOn)) dueOn.set(receivedOn, addWorkingDays(receivedOn, target));
    const due = dueOn.get(receivedOn)!;
    if (taken !== null) hours.push(taken);
    if (answeredOn !== null || due <= asOf) judged += 1;
    if (answeredOn !== null && answeredOn <= due) withinTarget += 1;
  }
  return {
    leads: enquiries.length,
    answered: hours.length,
    unanswered: enquiries.length - hours.length,
    medianHours: round(computePercentile(hours, 0.5), 1),
    p75Hours: round(computePercentile(hours, 0.75), 1),
    judged,
    withinTarget,
  };
}
