import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/**
 * What a merge of companies or contacts moves. A queued mail keeps the address for which it was stored. Links to unsubscribe
 * in earlier mails stay valid, so the survivor can have several tokens.
 */
export const MAIL_MERGE_RELATIONS: readonly MergeRelation[] = [
  ...(['company', 'contact'] as const).map((target) => ({
    target,
    table: 'mail',
    column: `${target}_id`,
    label: 'mails',
  })),
  { target: 'contact', table: 'unsubscribe_token', column: 'contact_id', label: 'unsubscribe links' },
];
