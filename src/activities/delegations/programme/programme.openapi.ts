import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { CheckProgrammeItem, CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { PROGRAMME_CHANGE_EXAMPLES, PROGRAMME_CHECK_EXAMPLES, PROGRAMME_EXAMPLES } from './programme.examples.js';

const CLASHES = [
  'programme.overlap',
  'programme.travel_does_not_fit',
  'programme.host_overlap',
  'record.archived',
] as const;

const TIME_PROBLEMS = [
  'time.skipped',
  'time.ambiguous',
  'programme.ends_before_start',
  'programme.outside_delegation',
] as const;

const RELATION_PROBLEMS = [
  'programme.unknown_participant',
  'programme.seminar_elsewhere',
  'programme.seminar_kind',
] as const;

export const PROGRAMME_DOCS = {
  list: { summary: 'List the programme of a delegation' },
  export: { summary: 'Export the programme of a delegation' },
  create: {
    summary: 'Add an item to the programme',
    description:
      '`title`, `kind`, `startsAt` and `endsAt` are required; the times must lie within the days of the ' +
      'delegation. Without `participantIds` the whole delegation takes part. `travelMinutes` is the travel time ' +
      'before the item and counts as occupied time. An item that would have a person in two places at once is ' +
      'rejected; the error names both items and the person.',
    body: { type: CreateProgrammeItem, examples: PROGRAMME_EXAMPLES },
    problems: [...CLASHES, ...TIME_PROBLEMS, ...RELATION_PROBLEMS],
  },
  read: {
    summary: 'Get an item of the programme',
    description: 'Returns the times, the place, the host and the participants.',
  },
  update: {
    summary: 'Update an item of the programme',
    description:
      'Send new times to move it, `status` to cancel it or plan it again, or `participantIds` to change the ' +
      'participants. Travel time counts as occupied time. A change that would have a person in two places at ' +
      'once is rejected.',
    body: { type: UpdateProgrammeItem, examples: PROGRAMME_CHANGE_EXAMPLES },
    problems: [...CLASHES, ...TIME_PROBLEMS, ...RELATION_PROBLEMS],
  },
  check: {
    summary: 'Check an item of the programme for clashes',
    description:
      'Returns what would have a participant or the host in two places at once if the item were saved like this, ' +
      'also in other delegations for the host. Nothing is stored, so a form can show clashes while it is filled in.',
    body: { type: CheckProgrammeItem, examples: PROGRAMME_CHECK_EXAMPLES },
    problems: TIME_PROBLEMS,
  },
  archive: {
    summary: 'Archive an item of the programme',
    description:
      'Archive only an item that was entered by mistake: it disappears from the printed programme and is ' +
      'cancelled in calendars. Cancel an item that does not take place, so that it stays visible as cancelled.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived item of the programme',
    description:
      'The item has its former times and participants again. The request is rejected when one of the ' +
      'participants or the host has another item at that time.',
    problems: [...CLASHES, 'programme.outside_delegation'],
  },
} satisfies Record<string, RouteDocs>;
