import type { RouteDocs } from '../../../identity/access/routes.decorator.js';

/** The error codes for wrong fields of a party. */
const PROBLEMS = [
  'meeting_party.nobody',
  'meeting_party.unknown',
  'meeting_party.own_side',
  'meeting_party.wished_and_avoided',
  'meeting_slot.unknown',
] as const;

export const MEETING_PARTY_DOCS = {
  list: { summary: 'List the parties to the meetings of an activity' },
  export: { summary: 'Export the parties to the meetings of an activity' },
  create: {
    summary: 'Add a party to the meetings of an activity',
    description:
      'A party is a company, a contact or a named person, on one of the two sides. Give its `side`, its ' +
      'availability, and the parties that it wishes to meet or avoids. Matchmaking arranges meetings between ' +
      'parties of different sides.',
    problems: ['record.archived', 'meeting_party.duplicate_contact', 'meeting_party.too_many', ...PROBLEMS],
  },
  read: {
    summary: 'Get a party with its wishes',
    description: 'Returns the availability, the wishes and the parties to avoid.',
  },
  update: {
    summary: 'Update a party, its availability or its wishes',
    description:
      'Send the fields to change; `wishes`, `avoid` and `availability` replace the stored lists. Proposals that ' +
      'the change makes impossible are removed; run the matchmaking again afterwards. The change is rejected ' +
      'while it affects meetings that are more than proposals.',
    problems: ['record.archived', 'meeting_party.duplicate_contact', 'meeting_party.has_meetings', ...PROBLEMS],
  },
  archive: {
    summary: 'Archive a party and its proposals',
    description:
      'The request is rejected while the party has meetings that are more than proposals: cancel those first.',
    problems: ['record.archived', 'meeting_party.has_meetings'],
  },
  restore: {
    summary: 'Restore an archived party',
    description: 'Its meetings are not restored; run the matchmaking again.',
    problems: ['record.archived', 'meeting_party.duplicate_contact', 'meeting_party.too_many'],
  },
} satisfies Record<string, RouteDocs>;
