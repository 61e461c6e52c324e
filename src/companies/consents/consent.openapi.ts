import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const CONSENT_DOCS = {
  list: { summary: 'List the consents of a contact, latest first' },
  record: {
    summary: 'Record a consent of a contact',
    description:
      'A consent states that the contact agreed, refused or withdrew. Send the purpose, whether it was granted, ' +
      'the text that the person answered to with its version, and where that happened. The latest decision for a ' +
      'purpose counts. Earlier decisions are never changed, because they are the evidence that data protection ' +
      'law requires.',
    problems: ['contact.merged'],
  },
} satisfies Record<string, RouteDocs>;
