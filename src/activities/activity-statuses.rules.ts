import type { FieldError } from '../common/errors/domain.errors.js';
import type { ActivityStatus } from './activity.constants.js';

/**
 * The transitions allowed from each status. A cancelled activity can be planned again; a completed one cannot change.
 */
export const STATUS_TRANSITIONS: Readonly<Record<ActivityStatus, readonly ActivityStatus[]>> = {
  planned: ['confirmed', 'completed', 'cancelled'],
  confirmed: ['planned', 'completed', 'cancelled'],
  completed: [],
  cancelled: ['planned', 'confirmed'],
};

/** The facts on which a transition depends. */
export interface StatusFacts {
  from: ActivityStatus;
  to: ActivityStatus;
  /** Last day, in the activity's time zone. */
  endsOn: string;
  /** The present day in that time zone. */
  today: string;
}

/** Returns the errors of a transition; an empty list when it is allowed. */
export function validateStatus({ from, to, endsOn, today }: StatusFacts): FieldError[] {
  if (from === to) return [];
  if (!STATUS_TRANSITIONS[from].includes(to)) {
    const targets = STATUS_TRANSITIONS[from].join(', ') || 'nothing';
    const detail = `status cannot change from ${from} to ${to}; it can become ${targets}.`;
    return [{ pointer: '/status', code: 'activity.status_not_allowed', detail }];
  }
  if (to === 'completed' && endsOn > today) {
    const detail = `status can become completed only on or after the last day, ${endsOn}.`;
    return [{ pointer: '/status', code: 'activity.not_over', detail }];
  }
  return [];
}
