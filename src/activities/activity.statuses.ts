import type { FieldError } from '../common/errors/domain.errors.js';
import type { ActivityStatus } from './activity.vocabulary.js';

/** Where an activity can go from each status. A cancelled one can be taken up again; what is over is over. */
export const STATUS_MOVES: Readonly<Record<ActivityStatus, readonly ActivityStatus[]>> = {
  planned: ['confirmed', 'completed', 'cancelled'],
  confirmed: ['planned', 'completed', 'cancelled'],
  completed: [],
  cancelled: ['planned', 'confirmed'],
};

/** What a change of status is judged by. */
export interface StatusFacts {
  from: ActivityStatus;
  to: ActivityStatus;
  /** Last day, in the activity's time zone. */
  endsOn: string;
  /** The day it is there. */
  today: string;
}

/** Why an activity cannot change its status so; nothing when it can. */
export function statusErrors({ from, to, endsOn, today }: StatusFacts): FieldError[] {
  if (from === to) return [];
  if (!STATUS_MOVES[from].includes(to)) {
    const moves = STATUS_MOVES[from].join(', ') || 'nothing';
    const detail = `An activity that is ${from} cannot become ${to}; it can become ${moves}.`;
    return [{ pointer: '/status', code: 'activity.status_not_allowed', detail }];
  }
  if (to === 'completed' && endsOn > today) {
    const detail = `It lasts until ${endsOn} and is not over yet.`;
    return [{ pointer: '/status', code: 'activity.not_over', detail }];
  }
  return [];
}
