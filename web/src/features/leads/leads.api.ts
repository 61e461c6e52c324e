import { queryOptions } from '@tanstack/react-query';
import type { SummedColumn } from '../../records/leads/lead-list/lead-columns.rules';
import { LEAD_LIST } from '../../records/leads/lead-list/lead-search.rules';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { buildFilters, type ListSearch } from '../../shared/tables/list-search.rules';

export type Lead = components['schemas']['LeadSummaryView'];

/** The leads that match the filters, and their number. */
export const { pagesQuery: leadsQuery, countQuery: leadCountQuery } = createSearchQueries('/api/v1/leads', LEAD_LIST);

/** The sums of columns over all leads that match the filters. */
export const leadSumsQuery = (search: ListSearch, columns: readonly SummedColumn[]) => {
  const filters = buildFilters(search);
  return queryOptions({
    queryKey: ['leads', 'sums', filters, columns],
    queryFn: async ({ signal }) => {
      const query = { ...filters, sum: columns.join(','), limit: 1 };
      return (await readBody(api.GET('/api/v1/leads', { params: { query }, signal }))).sums ?? {};
    },
  });
};

/** The last things that happened to a lead. */
export const latestEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['leads', id, 'latest'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/leads/{id}/timeline', { params: { path: { id }, query: { limit: 5 } }, signal })),
  });
