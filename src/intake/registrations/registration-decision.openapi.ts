import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const REGISTRATION_DECISION_DOCS = {
  list: { summary: 'List the learned decisions about registrations' },
  export: { summary: 'Export the learned decisions about registrations' },
  revoke: {
    summary: 'Revoke a learned decision',
    description:
      'Use it when a wrong decision is applied automatically. Later registrations with the same address or ' +
      'company spelling, also of other connections, are matched without it. Earlier registrations stay unchanged; correct each of them with ' +
      '`reopen`.',
  },
} satisfies Record<string, RouteDocs>;
