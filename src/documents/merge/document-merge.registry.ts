import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/** The documents that a merge of companies or contacts moves. */
export const DOCUMENT_MERGE_RELATIONS: readonly MergeRelation[] = (['company', 'contact'] as const).map((target) => ({
  target,
  table: 'document',
  column: `${target}_id`,
  label: 'documents',
  record: { entityType: 'document' },
}));
