import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { ErasePerson } from './erasure.dto.js';

export const ERASURE_DOCS = {
  list: { summary: 'List the erasures of persons' },
  read: {
    summary: 'Get an erasure of a person',
    description: 'The entry has ids and counts only, and names nobody.',
  },
  erase: {
    summary: 'Remove the data of a person',
    description:
      'Erases a person (GDPR art. 17) in history, audit trail, inbox and search. With `dryRun`, which is true when absent, it only tells ' +
      'what it would do: the rows by treatment, what stays and why, what keeps the person from being erased, and the texts that ' +
      'mention the person and have to be decided. Otherwise every mention must have a decision, and `confirm` must repeat the ' +
      'name. Reports and locked months keep their figures. Nothing brings the data back. A repeated erasure changes nothing. An ' +
      '`Idempotency-Key` is not taken, and the answer is not stored.',
    body: {
      type: ErasePerson,
      examples: {
        preview: {
          summary: 'Tell what would be erased',
          value: { key: '0199c000-0000-7000-8000-000000000210', reason: 'no_longer_needed' },
        },
        decide: {
          summary: 'Tell what is left to decide when a whole table is decided',
          value: {
            key: '0199c000-0000-7000-8000-000000000210',
            reason: 'no_longer_needed',
            decisions: [
              { table: 'interaction', action: 'replace' },
              { table: 'company', action: 'keep', reason: 'other_person' },
            ],
            dryRun: true,
          },
        },
      },
    },
    problems: [
      'person.not_found',
      'erasure.blocked',
      'erasure.confirm_differs',
      'erasure.mentions_undecided',
      'erasure.too_many_mentions',
      'erasure.request_not_open',
      'erasure.request_of_another',
      'privacy_request.not_found',
      'privacy_request.identity_not_checked',
    ],
  },
} satisfies Record<string, RouteDocs>;
