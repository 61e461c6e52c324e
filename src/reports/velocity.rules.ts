import { addDays } from '../common/reference/calendar.dates.js';
import { percentile, rounded } from './statistics.rules.js';

/** A lead received in the period, and when it was first answered. */
export interface Enquiry {
  receivedOn: string;
  /** Hours from the beginning of receivedOn, in Brussels, to the first outbound interaction; null: none yet. */
  hours: number | null;
  /** The day of that interaction in Brussels. */
  answeredOn: string | null;
}

/** How fast enquiries were answered. */
export interface Responses {
  leads: number;
  answered: number;
  unanswered: number;
  medianHours: number | null;
  p75Hours: number | null;
  judged: number;
  withinTarget: number;
}

/** Saturdays and Sundays, when nobody works in Belgium. Public holidays are not known here. */
export function isWeekend(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
}

/** The working day so many working days after a date: one day after a Friday, or a Saturday, is Monday. */
export function workingDaysAfter(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

/**
 * Counts how enquiries were answered. Judged are those whose last day to be answered in time is over at the end of asOf,
 * and those that were answered; one that is still waiting in time says nothing yet.
 * @param target working days to answer in
 */
export function responsesOf(enquiries: readonly Enquiry[], target: number, asOf: string): Responses {
  const dueOn = new Map<string, string>();
  const hours: number[] = [];
  let [judged, withinTarget] = [0, 0];
  for (const { receivedOn, hours: taken, answeredOn } of enquiries) {
    if (!dueOn.has(receivedOn)) dueOn.set(receivedOn, workingDaysAfter(receivedOn, target));
    const due = dueOn.get(receivedOn)!;
    if (taken !== null) hours.push(taken);
    if (answeredOn !== null || due <= asOf) judged += 1;
    if (answeredOn !== null && answeredOn <= due) withinTarget += 1;
  }
  return {
    leads: enquiries.length,
    answered: hours.length,
    unanswered: enquiries.length - hours.length,
    medianHours: rounded(percentile(hours, 0.5), 1),
    p75Hours: rounded(percentile(hours, 0.75), 1),
    judged,
    withinTarget,
  };
}
