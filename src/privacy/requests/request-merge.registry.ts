import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/** The rows of privacy that a merge of contacts moves. */
export const PRIVACY_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'contact',
    table: 'privacy_request',
    column: 'contact_id',
    label: 'privacyRequests',
    record: { entityType: 'privacy_request' },
  },
  {
    target: 'contact',
    table: 'privacy_notice',
    column: 'contact_id',
    label: 'privacyNotices',
    record: { entityType: 'privacy_notice' },
  },
];
