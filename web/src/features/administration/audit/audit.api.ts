import { api, readBody } from '../../../shared/api/api.client';
import type { components, paths } from '../../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../../shared/tables/list-search.rules';
import { AUDIT_LIST } from './audit-list.rules';

export type AuditEntry = components['schemas']['AuditEntryView'];

const readPage = (query: paths['/api/v1/audit']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/audit', { params: { query }, signal }));

/** The entries that match the filters, page by page, newest first. */
export const auditQuery = (search: ListSearch) =>
  createListQuery('audit', buildListQuery(AUDIT_LIST, search), readPage);

/** The number of entries that match the filters. */
export const auditCountQuery = (search: ListSearch) => createCountQuery('audit', buildFilters(search), readPage);
