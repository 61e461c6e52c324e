import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { PARTICIPANT_CHANGE_EXAMPLES, PARTICIPANT_EXAMPLES } from '../model/delegation.examples.js';
import { CreateParticipant, UpdateParticipant } from './participant.dto.js';

const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit'] as const;

const PROBLEMS = ['delegation.second_head', 'delegation.cancelled', 'record.archived', ...CLASHES] as const;

const STATUS_PROBLEMS = ['participant.status_not_allowed', 'participant.not_started'] as const;

export const PARTICIPANT_DOCS = {
  list: { summary: 'List the participants of a delegation' },
  export: { summary: 'Export the participants of a delegation' },
  thankYouList: { summary: 'List the people and companies to thank for a delegation' },
  exportThankYouList: { summary: 'Export the people and companies to thank for a delegation' },
  create: {
    summary: 'Add a participant to a delegation',
    description:
      'Give a contact and a role: head, member, host, interpreter or guest. From then on the delegation counts ' +
      'as an influence on the leads of the contact. The same person cannot be added twice. When another ' +
      'organisation sends the delegation, adding a traveller creates a task to tell the people where their data is ' +
      'from (GDPR art. 14), unless such a task is open.',
    body: { type: CreateParticipant, examples: PARTICIPANT_EXAMPLES },
    problems: ['delegation.duplicate_participant', ...PROBLEMS, 'participant.not_started'],
  },
  read: {
    summary: 'Get a participant of a delegation',
    description:
      'Returns the contact, the company that the person represents and the status. Passport and dietary data are ' +
      'separate, at `travel-details`.',
  },
  update: {
    summary: 'Update a participant of a delegation',
    description:
      'Send `status` when the person accepts, declines, cancels or has come. The attendance can be recorded only ' +
      'after the delegation has begun.',
    body: { type: UpdateParticipant, examples: PARTICIPANT_CHANGE_EXAMPLES },
    problems: [...PROBLEMS, ...STATUS_PROBLEMS],
  },
  archive: {
    summary: 'Archive a participant of a delegation',
    description:
      'Archive only a participant who was entered by mistake; the person then no longer takes part in programme ' +
      'items. Set the status of a person who does not come to declined or cancelled.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived participant of a delegation',
    description:
      'The request is rejected when the delegation is cancelled, has another head by now, or has an item at a ' +
      'time when the person has another one.',
    problems: PROBLEMS,
  },
} satisfies Record<string, RouteDocs>;
