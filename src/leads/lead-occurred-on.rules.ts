import type { FieldError } from '../common/errors/domain.errors.js';

/** The day on which a step of a lead is said to have happened, and the days it is held against. `YYYY-MM-DD`. */
export interface OccurredOn {
  occurredOn: string;
  /** When the previous step occurred, a transition or a change of status; null when there is none. */
  lastOccurredOn: string | null;
  /** Today in Europe/Brussels. */
  today: string;
}

/** Everything that is wrong with the day of a step: it is neither in the future nor before the previous step. */
export function validateOccurredOn({ occurredOn, lastOccurredOn, today }: OccurredOn): FieldError[] {
  const errors: FieldError[] = [];
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
