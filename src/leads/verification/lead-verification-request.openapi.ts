import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const LEAD_VERIFICATION_REQUEST_DOCS = {
  sendBack: {
    summary: 'Send back a verification request of a lead',
    description:
      'The remark says what is missing or wrong. Only a person who may verify the win may send the request back. The ' +
      'lead stays announced, and its verification can be requested again. To verify the win, transition the lead to ' +
      '`invested`.',
    problems: ['verification.not_waiting', 'lead.second_pair_of_eyes'],
  },
  withdraw: {
    summary: 'Withdraw a verification request of a lead',
    description:
      'Only the person who asked for the verification, and the owner of the lead, may withdraw it. The changes, the ' +
      'evidence and the realisations that the request has brought stay.',
    problems: ['verification.not_waiting', 'verification.not_yours'],
  },
} satisfies Record<string, RouteDocs>;
