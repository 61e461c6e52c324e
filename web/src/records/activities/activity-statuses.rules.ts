import type { components } from '../../shared/api/schema';
import { findDayIn } from '../../shared/format/event-times.rules';

export type ActivityStatus = components['schemas']['ActivityView']['status'];

/** The changes of status that the server allows. A completed activity cannot change. */
export const STATUS_CHANGES: Readonly<Record<ActivityStatus, readonly ActivityStatus[]>> = {
  planned: ['confirmed', 'completed', 'cancelled'],
  confirmed: ['planned', 'completed', 'cancelled'],
  completed: [],
  cancelled: ['planned', 'confirmed'],
};

/** The colours of the statuses, beside their names. */
export const STATUS_COLORS: Readonly<Record<ActivityStatus, string>> = {
  planned: 'blue',
  confirmed: 'limburg',
  completed: 'gray',
  cancelled: 'gray',
};

interface StatusFacts {
  status: ActivityStatus;
  /** The last day, in the time zone of the activity. */
  endsOn: string;
  timezone: string;
}

/** Lists the statuses that an activity can get now. It can be completed from its last day on. */
export function listNextStatuses({ status, endsOn, timezone }: StatusFacts, now: number): ActivityStatus[] {
  const today = findDayIn(timezone, now);
  return STATUS_CHANGES[status].filter((next) => next !== 'completed' || endsOn <= today);
}
