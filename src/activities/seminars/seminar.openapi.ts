import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateSeminar, UpdateSeminar } from './seminar.dto.js';
import { SEMINAR_CHANGE_EXAMPLES, SEMINAR_EXAMPLES } from './model/seminar.examples.js';

/** The error codes for wrong times and parents of a seminar. */
const PROBLEMS = [
  'activity.ends_before_start',
  'activity.too_long',
  'activity.outside_parent',
  'activity.status_not_allowed',
  'activity.not_over',
  'seminar.hours_needed',
  'seminar.two_parents',
  'seminar.closes_before_opening',
  'seminar.closes_after_end',
  'seminar.opens_after_end',
  'time.skipped',
  'time.ambiguous',
] as const;

export const SEMINAR_DOCS = {
  list: { summary: 'List seminars' },
  export: { summary: 'Export seminars' },
  create: {
    summary: 'Create a seminar',
    description:
      '`title`, `startsAt`, `endsAt` and `timezone` are required. `capacity` is the number of seats; without it ' +
      'there is no limit. `roadshowStopId` or `delegationId` makes it part of a stop or a delegation.',
    body: { type: CreateSeminar, examples: SEMINAR_EXAMPLES },
    problems: PROBLEMS,
  },
  read: {
    summary: 'Get a seminar with its seats',
    description: 'Returns the numbers of seats, of taken and free seats, and of people on the waiting list.',
  },
  update: {
    summary: 'Update a seminar',
    description:
      'Send the fields to change; null clears a field. Additional seats go to the waiting list in order of ' +
      'arrival. `capacity` cannot be lower than the number of taken seats. New times are rejected while sessions ' +
      'lie outside them.',
    body: { type: UpdateSeminar, examples: SEMINAR_CHANGE_EXAMPLES },
    problems: ['record.archived', 'seminar.capacity_below_taken', 'seminar.sessions_outside', ...PROBLEMS],
  },
  archive: {
    summary: 'Archive a seminar',
    description:
      'Archive only a seminar that was entered by mistake. Cancel one that does not take place by its `status`.',
  },
  restore: {
    summary: 'Restore an archived seminar',
    description: 'The seminar has its sessions and registrations again.',
  },
} satisfies Record<string, RouteDocs>;
