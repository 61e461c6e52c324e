import { addDays, addMonths } from '../../common/time/calendar-dates.rules.js';
import { toWorkingDay } from '../../common/time/working-days.rules.js';

/** Months within which a request is answered (GDPR art. 12(3)). */
const ANSWER_MONTHS = 1;
/** Months by which a difficult request can be extended. */
const EXTENSION_MONTHS = 2;
/** Days before the last day on which the task of the handler is due. */
const TASK_DAYS_BEFORE = 10;

/** The days of a request that decide when it must be answered. */
export interface RequestDeadline {
  dueOn: string;
  extendedTo: string | null;
}

/**
 * Returns the last day for the answer to a request: the same day of the next month, or the last day of that month if it has no
 * such day. A last day that is a Saturday, a Sunday or a public holiday is followed by the next working day (Regulation
 * 1182/71, art. 3(2)(c) and (4)).
 */
export function computeDueOn(receivedOn: string): string {
  return toWorkingDay(addMonths(receivedOn, ANSWER_MONTHS));
}

/** Returns the latest day to which a request can be extended. */
export function computeLatestExtension(dueOn: string): string {
  return addMonths(dueOn, EXTENSION_MONTHS);
}

/** Returns the last day for the answer, with the extension if there is one. */
export function getAnswerBy({ dueOn, extendedTo }: RequestDeadline): string {
  return extendedTo ?? dueOn;
}

/** Returns the day on which the task of the handler is due. */
export function computeTaskDueOn(deadline: RequestDeadline): string {
  return addDays(getAnswerBy(deadline), -TASK_DAYS_BEFORE);
}
