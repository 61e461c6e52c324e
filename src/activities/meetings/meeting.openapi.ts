import type { RouteDocs } from '../../identity/access/routes.decorator.js';

/** The error codes for a slot, a table or parties that are not possible. */
const PLACES = [
  'record.archived',
  'meeting.double_booking',
  'meeting.already_meet',
  'meeting.party_full',
  'meeting_slot.unknown',
  'meeting_party.unknown',
  'meeting.wrong_side',
  'meeting.not_available',
  'meeting.avoided',
  'meeting.no_such_table',
] as const;

export const MEETING_DOCS = {
  list: { summary: 'List the meetings of an activity' },
  export: { summary: 'Export the meetings of an activity' },
  create: {
    summary: 'Create a meeting',
    description:
      'Name two parties of different sides. Without a table the meeting gets a table that is free in the slot. ' +
      'The matchmaking does not change the meeting and plans the others around it.',
    problems: [...PLACES, 'meeting.no_table_free'],
  },
  read: {
    summary: 'Get a meeting',
    description:
      'Returns the slot, the table, both parties, the status, the outcome, and whether it was proposed or made ' +
      'by a user.',
  },
  update: {
    summary: 'Update a meeting',
    description:
      'Moves, confirms or cancels a meeting, or records its outcome. The matchmaking does not change the meeting ' +
      'afterwards, unless `fixed` is false. It does not propose a meeting again that was cancelled.',
    problems: [...PLACES, 'meeting.status_not_allowed', 'meeting.not_begun', 'meeting.over', 'meeting.not_held'],
  },
  archive: {
    summary: 'Archive a meeting',
    description:
      'Archive only a meeting that was entered by mistake. The slot, the table and both parties are free again. ' +
      'The matchmaking may propose the meeting again, unlike a cancelled one.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived meeting',
    description: 'The request is rejected when the table or one of the parties has another meeting in the slot by now.',
    problems: PLACES,
  },
} satisfies Record<string, RouteDocs>;
