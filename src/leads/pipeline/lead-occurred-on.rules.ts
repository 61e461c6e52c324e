import type { FieldError } from '../../common/errors/domain.errors.js';
import type { LeadErrorCode } from './lead-violations.rules.js';

/**
 * The day on which a transition or change of status happened, and the days it is compared with. Dates are `YYYY-MM-DD`.
 */
export interface OccurredOn {
  occurredOn: string;
  /** The day of the previous transition or change of status; null when there is none. */
  lastOccurredOn: string | null;
  /** Today in Europe/Brussels. */
  today: string;
}

/**
 * Returns every error of the day: it must be neither in the future nor before the previous transition or change of
 * status.
 */
export function validateOccurredOn({ occurredOn, lastOccurredOn, today }: OccurredOn): FieldError<LeadErrorCode>[] {
  const errors: FieldError<LeadErrorCode>[] = [];
  if (occurredOn > today) {
    const detail = `occurredOn ${occurredOn} is in the future; today is ${today}.`;
    errors.push({ pointer: '/occurredOn', code: 'occurred_in_future', detail });
  }
  if (lastOccurredOn !== null && occurredOn < lastOccurredOn) {
    const detail = `occurredOn ${occurredOn} is before the previous transition, on ${lastOccurredOn}.`;
    errors.push({ pointer: '/occurredOn', code: 'occurred_before_previous', detail });
  }
  return errors;
}
