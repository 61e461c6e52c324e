import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const PRIVACY_NOTICE_DOCS = {
  list: { summary: 'List the people who have not been told that their data are stored' },
  record: {
    summary: 'Record that people were told that their data are stored',
    description:
      'People whose data came from somebody else are told within a month (GDPR art. 14): those on the list of a delegation, and ' +
      'those of imports with `thirdPartySource`. They leave the list then. A repeated request changes nothing.',
    problems: ['privacy_notice.given_in_future'],
  },
} satisfies Record<string, RouteDocs>;
