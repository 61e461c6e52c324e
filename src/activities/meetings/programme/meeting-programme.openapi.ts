import type { RouteDocs } from '../../../identity/access/routes.decorator.js';

export const MEETING_PROGRAMME_DOCS = {
  read: {
    summary: "Get the tables and slots of an activity's meetings",
    description: 'Returns the number of tables and the times of the slots, which the matchmaking fills.',
    problems: ['meeting_programme.not_found'],
  },
  replace: {
    summary: "Set the tables and slots of an activity's meetings",
    description:
      'Send all slots, including those that stay. Proposals that lose their slot or table are removed. The ' +
      'request is rejected when another meeting would lose its slot or table: move that meeting first.',
    problems: [
      'record.archived',
      'meeting_slot.in_use',
      'meeting_slot.overlap',
      'meeting_slot.outside_activity',
      'meeting_slot.ends_before_start',
      'meeting_slot.unknown',
      'meeting_programme.table_names',
      'time.skipped',
      'time.ambiguous',
    ],
  },
} satisfies Record<string, RouteDocs>;
