import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AGREEMENT_CHANGE_EXAMPLES, AGREEMENT_EXAMPLES } from './agreement.examples.js';

/** The error codes for wrong dates and parties. */
const UNSOUND = [
  'agreement.signed_in_future',
  'agreement.not_signed',
  'agreement.not_effective',
  'agreement.ends_before_start',
  'agreement.past_its_end',
  'agreement.not_past_its_end',
  'agreement.not_terminated',
  'agreement.terminated_in_future',
  'agreement.terminated_before_signed',
  'agreement.party_twice',
] as const;

export const AGREEMENT_DOCS = {
  list: { summary: 'List agreements' },
  export: { summary: 'Export agreements' },
  create: {
    summary: 'Create an agreement',
    description:
      '`title` and `kind` are required. An agreement of the past can have its later status at once. `parentId` ' +
      'places it under another agreement, for example the GSC partnership under the Guangdong twinning; the ' +
      'results of the lower one are then included in those of the upper one. Parties are companies with a role.',
    body: { type: CreateAgreement, examples: AGREEMENT_EXAMPLES },
    problems: UNSOUND,
  },
  read: {
    summary: 'Get an agreement',
    description:
      'Returns the wording, parties, signatories, fields of cooperation and dates. The results of the agreement ' +
      'are at `/agreements/{id}/outcomes`.',
  },
  update: {
    summary: 'Update an agreement',
    description:
      'Send the fields to change; null clears a field. A status can only change to one of its successors: the ' +
      'error `agreement.status_not_allowed` names them. A new end date renews an agreement that has expired.',
    body: { type: UpdateAgreement, examples: AGREEMENT_CHANGE_EXAMPLES },
    problems: ['agreement.status_not_allowed', 'agreement.cycle', 'record.archived', ...UNSOUND],
  },
  archive: {
    summary: 'Archive an agreement',
    description:
      'Activities, commitments and leads keep their reference to it, and reports still count them. Set the ' +
      'status of an agreement that has ended to expired or terminated instead of archiving it.',
  },
  restore: {
    summary: 'Restore an archived agreement',
    description: 'The agreement has its former status again and appears in lists again.',
  },
} satisfies Record<string, RouteDocs>;
