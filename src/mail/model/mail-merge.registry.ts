import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/** The mails that a merge of companies or contacts moves. A queued mail keeps the address for which it was stored. */
export const MAIL_MERGE_RELATIONS: readonly MergeRelation[] = (['company', 'contact'] as const).map((target) => ({
  target,
  table: 'mail',
  column: `${target}_id`,
  label: 'mails',
}));
