import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { STOP_CHANGE_EXAMPLES, STOP_EXAMPLES } from './roadshow.examples.js';
import { CreateStop, UpdateStop } from './stop.dto.js';

/** The error codes for a stop that cannot take place at its time in this roadshow. */
const MISPLACED = [
  'roadshow.stops_overlap',
  'roadshow.cancelled',
  'record.archived',
  'activity.outside_parent',
] as const;

/** The error codes for wrong times and positions. */
const PROBLEMS = [
  'activity.ends_before_start',
  'activity.not_over',
  'roadshow.position_beyond_end',
  'time.skipped',
  'time.ambiguous',
] as const;

export const STOP_DOCS = {
  list: { summary: 'List the stops of a roadshow' },
  export: { summary: 'Export the stops of a roadshow' },
  create: {
    summary: 'Add a stop to a roadshow',
    description:
      '`city`, `country`, `startsAt`, `endsAt` and `timezone` are required; the times must lie within the days ' +
      'of the roadshow. Without `position` the stop is the last. Attach a seminar to it with `roadshowStopId`.',
    body: { type: CreateStop, examples: STOP_EXAMPLES },
    problems: [...MISPLACED, ...PROBLEMS],
  },
  read: {
    summary: 'Get a stop of a roadshow',
    description: 'Returns the place, the times, the local partner, and the target and actual attendance.',
  },
  update: {
    summary: 'Update a stop of a roadshow',
    description:
      'Send `countedAttendance` after the stop. A `position` moves the stop in the order. The times are checked ' +
      'against the roadshow and the seminars at the stop. Cancelling a stop also cancels its seminars, except ' +
      'those that are completed.',
    body: { type: UpdateStop, examples: STOP_CHANGE_EXAMPLES },
    problems: [...MISPLACED, ...PROBLEMS, 'activity.leaves_out_parts', 'activity.status_not_allowed'],
  },
  archive: {
    summary: 'Archive a stop of a roadshow',
    description:
      'The stops after it move up. The request is rejected while the stop has seminars: move or archive those ' +
      'first.',
    problems: ['activity.has_seminars', 'record.archived'],
  },
  restore: {
    summary: 'Restore an archived stop of a roadshow',
    description:
      'The stop becomes the last one. Update `position` afterwards to move it to another place in the order.',
    problems: MISPLACED,
  },
} satisfies Record<string, RouteDocs>;
