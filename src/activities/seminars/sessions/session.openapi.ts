import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { SESSION_CHANGE_EXAMPLES } from '../model/seminar.examples.js';
import { UpdateSession } from './session.dto.js';

/** The error codes for a session that is not possible. */
const PROBLEMS = [
  'session.room_taken',
  'session.speaker_taken',
  'record.archived',
  'session.ends_before_start',
  'session.outside_seminar',
  'session.speaker_twice',
  'time.skipped',
  'time.ambiguous',
] as const;

export const SESSION_DOCS = {
  list: { summary: 'List the sessions of a seminar' },
  export: { summary: 'Export the sessions of a seminar' },
  create: {
    summary: 'Add a session to a seminar',
    description:
      '`title`, `startsAt` and `endsAt` are required; the times must lie within the seminar. Neither the room ' +
      'nor a speaker may have another session at that time. The error names the other session.',
    problems: PROBLEMS,
  },
  read: {
    summary: 'Get a session',
    description: 'Returns the times, the room, the language and the speakers.',
  },
  update: {
    summary: 'Update a session',
    description:
      'Send the fields to change; `speakers` replaces the stored list. The change is rejected when the room or a ' +
      'speaker has another session at the new time.',
    body: { type: UpdateSession, examples: SESSION_CHANGE_EXAMPLES },
    problems: PROBLEMS,
  },
  archive: {
    summary: 'Archive a session',
    description:
      'An archived session occupies neither its room nor its speakers. It can be restored as long as they are ' +
      'still free.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived session',
    description:
      'The request is rejected when the room or a speaker has another session by now. The error names that ' +
      'session.',
    problems: PROBLEMS,
  },
} satisfies Record<string, RouteDocs>;
