import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { CreateSeminarRegistration, UpdateSeminarRegistration } from './seminar-registration.dto.js';
import { REGISTRATION_CHANGE_EXAMPLES, REGISTRATION_EXAMPLES } from './seminar-registration.examples.js';

export const SEMINAR_REGISTRATION_DOCS = {
  list: { summary: 'List the registrations for a seminar' },
  export: { summary: 'Export the registrations for a seminar' },
  register: {
    summary: 'Register a person for a seminar',
    description:
      'The person gets a seat while there are free ones, otherwise a place on the waiting list. Send ' +
      '`contactId`, or `fullName` with e-mail address and company for a person who is not a contact yet. One ' +
      'person has one registration: the same contact, or the same address and a full name that agrees (in any order, ' +
      'case and script). Other people may share the address. `walkIn` is for a person who comes without a registration; if the ' +
      'seminar has a registration form, the person is matched, and the rules of the form apply. `override` ' +
      'registers before registration opens or after it has closed. Managers add attendees of a seminar that is ' +
      'over with `status: attended` and `override: true`.',
    body: { type: CreateSeminarRegistration, examples: REGISTRATION_EXAMPLES },
    problems: [
      'registration.duplicate',
      'registration.too_early',
      'seminar.registration_closed',
      'seminar.cancelled',
      'seminar.completed',
      'record.archived',
      'registration.nobody',
      'registration.managers_only',
      'registration.override_needed',
      'registration.walk_in_or_status',
      'registration.consents_of_walk_in',
      'registration.no_form',
    ],
  },
  read: {
    summary: 'Get a registration',
    description: 'Returns the status, the place on the waiting list, and the code for the check-in.',
  },
  update: {
    summary: 'Update a registration',
    description:
      'Send `status` to confirm or cancel the registration or to record the attendance. A cancellation gives the ' +
      'seat to the first person on the waiting list. `contactId` links a person who registered by name to a ' +
      'contact.',
    body: { type: UpdateSeminarRegistration, examples: REGISTRATION_CHANGE_EXAMPLES },
    problems: [
      'registration.duplicate',
      'registration.status_not_allowed',
      'registration.too_early',
      'seminar.full',
      'seminar.cancelled',
      'record.archived',
    ],
  },
  archive: {
    summary: 'Archive a registration',
    description:
      'Archive only a registration that was entered by mistake; its seat goes to the first person on the waiting ' +
      'list. Cancel the registration of a person who does not come, so that the figures are right.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived registration',
    description:
      'The registration gets a free seat, or else a place at the end of the waiting list. One that had been ' +
      'cancelled stays cancelled, and one that had been checked in needs a free seat.',
    problems: ['seminar.full', 'record.archived'],
  },
} satisfies Record<string, RouteDocs>;
