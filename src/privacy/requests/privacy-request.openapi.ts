import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { UpdatePrivacyRequest } from './privacy-request.dto.js';

export const PRIVACY_REQUEST_DOCS = {
  list: { summary: 'List the requests of persons about their data' },
  export: { summary: 'Export the requests of persons about their data' },
  create: {
    summary: 'Create a request of a person about their data',
    description:
      'Records what a person asks for (GDPR art. 15 to 17 and 21). The answer is due a month after `receivedOn`; a last day that ' +
      'is a Saturday, a Sunday or a public holiday in Belgium is followed by the next working day. The handler, the caller unless ' +
      '`handlerId` names another user, gets a task that is due ten days before.',
    problems: ['privacy_request.received_in_future'],
  },
  read: {
    summary: 'Get a request of a person about their data',
    description: '`daysLeft` counts the days until `answerBy`, and `nextStates` are the states that a change can set.',
  },
  update: {
    summary: 'Update a request of a person about their data',
    description:
      'Send `state` as `in_progress` when the work begins, and then as `done`, `refused` with `refusedReason`, or `withdrawn`. ' +
      '`extendedTo` with `extendedReason` extends the answer by at most two months. The task of the handler follows: its day, its ' +
      'assignee, and its end. A request for erasure cannot be set to done, because the erasure does that.',
    body: {
      type: UpdatePrivacyRequest,
      examples: {
        start: { summary: 'The work begins', value: { state: 'in_progress', identityChecked: true } },
        assign: {
          summary: 'Another colleague handles it',
          value: {
            handlerId: '0199c000-0000-7000-8000-000000000003',
            notes: 'The mails of eight years are being read.',
          },
        },
      },
    },
    problems: [
      'record.archived',
      'privacy_request.state_not_allowed',
      'privacy_request.erasure_needed',
      'privacy_request.received_in_future',
      'privacy_request.extension_not_allowed',
      'privacy_request.extension_incomplete',
      'privacy_request.identity_not_checked',
      'privacy_request.refused_reason',
      'privacy_request.answered_on',
    ],
  },
  archive: {
    summary: 'Archive a request of a person about their data',
    description: 'Archive only a request that was entered by mistake. Its task is archived with it.',
  },
  restore: {
    summary: 'Restore an archived request of a person about their data',
    description: 'The task of the handler is restored with it.',
  },
} satisfies Record<string, RouteDocs>;
