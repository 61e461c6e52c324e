import { createSearchQueries } from '../../../shared/tables/list-query.factory';
import { AUDIT_LIST } from './audit-list.rules';

/** The entries that match the filters, newest first, and their number. */
export const { pagesQuery: auditQuery, countQuery: auditCountQuery } = createSearchQueries('/api/v1/audit', AUDIT_LIST);
