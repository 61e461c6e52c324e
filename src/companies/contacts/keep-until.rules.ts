import type { FieldError } from '../../common/errors/domain.errors.js';
import { addMonths } from '../../common/time/calendar-dates.rules.js';

/** The maximum number of months for which a contact is kept beyond its term. */
export const MAX_KEEP_MONTHS = 24;

/** Checks the last day for which a contact is kept: from today to 24 months ahead, or null. */
export function validateKeepUntil(keepUntil: string | null, today: string): FieldError[] {
  const latest = addMonths(today, MAX_KEEP_MONTHS);
  if (keepUntil === null || (keepUntil >= today && keepUntil <= latest)) return [];
  const detail = `keepUntil must be a day from ${today} to ${latest}, which is ${MAX_KEEP_MONTHS} months ahead.`;
  return [{ pointer: '/keepUntil', code: 'contact.keep_until', detail }];
}
