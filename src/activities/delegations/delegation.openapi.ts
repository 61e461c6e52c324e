import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { DELEGATION_CHANGE_EXAMPLES, DELEGATION_EXAMPLES } from './model/delegation.examples.js';

const FIELD_PROBLEMS = [
  'activity.ends_before_start',
  'activity.too_long',
  'activity.status_not_allowed',
  'activity.not_over',
] as const;

const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit', 'programme.host_overlap'] as const;

const OUTSIDE = ['delegation.programme_outside', 'delegation.seminar_outside', 'delegation.attended_already'] as const;

export const DELEGATION_DOCS = {
  list: { summary: 'List delegations' },
  export: { summary: 'Export delegations' },
  create: {
    summary: 'Create a delegation',
    description:
      '`title`, `direction` (inbound or outbound), `startsOn`, `endsOn` and `timezone` are required. Add its ' +
      'participants and its programme afterwards.',
    body: { type: CreateDelegation, examples: DELEGATION_EXAMPLES },
    problems: FIELD_PROBLEMS,
  },
  read: {
    summary: 'Get a delegation',
    description:
      'Returns the sender, the hosts, the agreement, the objectives, the budget and the cost. Participants and ' +
      'programme have their own routes.',
  },
  update: {
    summary: 'Update a delegation',
    description:
      'Send the fields to change; null clears a field. Cancel a delegation by its `status` instead of archiving ' +
      'it, so that reports still count it. New dates are rejected while items of its programme lie outside them.',
    body: { type: UpdateDelegation, examples: DELEGATION_CHANGE_EXAMPLES },
    problems: [...FIELD_PROBLEMS, ...OUTSIDE, ...CLASHES, 'record.archived'],
  },
  archive: {
    summary: 'Archive a delegation',
    description: 'Archive only a delegation that was entered by mistake. Leads that came from it keep their source.',
  },
  restore: {
    summary: 'Restore an archived delegation',
    description:
      'The request is rejected when a participant or host of its programme now has another item at the same ' +
      'time; the error names both items.',
    problems: CLASHES,
  },
} satisfies Record<string, RouteDocs>;
