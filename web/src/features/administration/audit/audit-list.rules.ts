import { type ListDefinition, type ListSearch, readListSearch } from '../../../shared/tables/list-search.rules';

/** The filters that the address of the audit trail can name. */
export const AUDIT_LIST = {
  path: '/api/v1/audit',
  fields: [
    { name: 'actorId', kind: 'user' },
    { name: 'entityType', kind: 'choice', vocabulary: 'recordType' },
    { name: 'action', kind: 'choice', vocabulary: 'auditAction' },
    { name: 'at', kind: 'instant' },
    // The id of a record, or the reference of a lead. It is chosen by searching for the record.
    { name: 'entityId', kind: 'text' },
  ],
  sorts: ['at'],
  defaultSort: '-at',
  columns: [],
} as const satisfies ListDefinition;

export type AuditFilterName = (typeof AUDIT_LIST.fields)[number]['name'];

/** The filters of the bar. The record has an input of its own. */
export const BAR_LIST: ListDefinition = {
  ...AUDIT_LIST,
  fields: AUDIT_LIST.fields.filter(({ name }) => name !== 'entityId'),
};

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readAuditSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(AUDIT_LIST, search);
}
