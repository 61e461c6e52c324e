import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { LEAD_LIST } from './lead-search.rules';

export type Lead = components['schemas']['LeadSummaryView'];

const readPage = (query: paths['/api/v1/leads']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/leads', { params: { query }, signal }));

/** The leads that match the filters, page by page. */
export const leadsQuery = (search: ListSearch) => createListQuery('leads', buildListQuery(LEAD_LIST, search), readPage);

/** The number of leads that match the filters. */
export const leadCountQuery = (search: ListSearch) => createCountQuery('leads', buildFilters(search), readPage);
