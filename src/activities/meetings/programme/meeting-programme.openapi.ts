import type { RouteDocs } from '../../../identity/access/routes.decorator.js';

export const MEETING_PROGRAMME_DOCS = {
  read: {
    summary: "Get the tables and slots of an activity's meetings",
    description: 'Returns the number of tables and the times of the slots, which the matchmaking fills.',
    problems: ['404 meeting_programme.not_found'],
  },
  replace: {
    summary: "Set the tables and slots of an activity's meetings",
    description:
      'Send all slots, including those that stay. Proposals that lose their slot or table are removed. The ' +
      'request is rejected when another meeting would lose its slot or table: move that meeting first.',
    problems: [
      'record.archived',
      'meeting_slot.in_use',
      '422 meeting_slot.overlap',
      '422 meeting_slot.outside_activity',
      '422 meeting_slot.ends_before_start',
      '422 meeting_slot.unknown',
      '422 meeting_programme.table_names',
      '422 time.skipped',
      '422 time.ambiguous',
    ],
  },
} satisfies Record<string, RouteDocs>;
