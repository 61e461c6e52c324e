import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { ResolveRegistration, ResolveRegistrations } from './intake-registration.dto.js';
import { MAX_REMATCHED } from '../model/intake-registration.constants.js';

/** Example body for resolving one registration. There is only one, because a registration can be resolved once. */
const RESOLUTION_EXAMPLES = {
  create: {
    summary: 'A new person at an existing company',
    value: { createContact: {}, companyId: '0199c000-0000-7000-8000-000000000110' },
  },
};

/** Example bodies for resolving many registrations. */
const MANY_EXAMPLES = {
  same: {
    summary: 'The same decision for several registrations',
    value: {
      registrationIds: ['0199c000-0000-7000-8000-000000000624'],
      decision: { reject: true, reason: 'Sent by a machine' },
    },
  },
  each: {
    summary: 'One decision for each registration',
    value: {
      decisions: [
        {
          registrationId: '0199c000-0000-7000-8000-000000000623',
          createContact: {},
          companyId: '0199c000-0000-7000-8000-000000000110',
        },
      ],
    },
  },
};

const REMATCH_LIMIT = `at most ${MAX_REMATCHED} for a request, those with the same address or the same spelling of the company first`;

export const INTAKE_REGISTRATION_DOCS = {
  list: { summary: 'List the registrations by form' },
  export: { summary: 'Export the registrations by form' },
  resolveMany: {
    summary: 'Resolve many registrations',
    description:
      'Send one decision for each registration, or the same decision for all. Each decision is carried out ' +
      'separately, and a decision that fails does not affect the others. The response contains the outcome of ' +
      'each. Use it for many registrations of one company: create the company in the first decision, and name ' +
      'its registration as `companyOfId` in the others. Afterwards the registrations that still wait are matched ' +
      `again, ${REMATCH_LIMIT}.`,
    body: { type: ResolveRegistrations, examples: MANY_EXAMPLES },
    problems: ['intake_registration.one_decision'],
  },
  read: {
    summary: 'Get a registration with its candidates, answers and deliveries',
    description:
      'The response also shows which delivery each field comes from. Candidates have a score and its reasons. ' +
      'Resolve the registration with `POST /intake/registrations/{id}/resolve`.',
  },
  resolve: {
    summary: 'Resolve a registration',
    description:
      'Link or create the contact and the company: send `contactId` or `createContact`, and `companyId` or ' +
      '`createCompany`. Or send `reject`. If another contact has the address, `contact.duplicate_email` names it as ' +
      'a candidate: send its `contactId`, or `createContact` with `omitTakenEmail: true` for another person who ' +
      'shares the address. With `remember`, the same decision is applied automatically to other ' +
      'registrations: with the same address, unless people with other names share it, and with the same spelling of the ' +
      'company if it resembles a name of the chosen company or `isAnotherName` is true. Registrations that wait for a ' +
      'review are matched again after each decision, ' +
      `${REMATCH_LIMIT}: some are then matched without a further decision, the others have new candidates.`,
    body: { type: ResolveRegistration, examples: RESOLUTION_EXAMPLES },
    problems: [
      'intake_registration.resolved',
      'record.archived',
      'contact.duplicate_email',
      'company.possible_duplicate',
      'company.duplicate_identifier',
      'intake_registration.one_decision',
    ],
  },
  reopen: {
    summary: 'Reopen a registration',
    description:
      'Use it to correct a wrong decision. The registration waits for a review again, and its changes to the ' +
      'wrong contact are taken back. Its leads stay with their owners, and the registration is marked as ' +
      'withdrawn there. The learned decisions behind the match are revoked unless `forget` is false. The response shows ' +
      'them in `learnedDecisions`, each with the other registrations that it has matched, because those may be wrong as ' +
      'well: reopen each of them that is. `GET /intake/registrations?matchedByDecisionId=` lists all of them. ' +
      `Registrations that wait for a review are matched again, ${REMATCH_LIMIT}.`,
    problems: ['intake_registration.not_decided', 'record.archived'],
  },
} satisfies Record<string, RouteDocs>;
