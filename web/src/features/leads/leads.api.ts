import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { buildFilters, type ListSearch } from '../../shared/tables/list-search.rules';
import { LEAD_LIST } from './lead-search.rules';
import type { SummedColumn } from './table/lead-columns.rules';

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

export type BulkUpdate = components['schemas']['BulkUpdateLeads'];
export type BulkResult = components['schemas']['BulkUpdateView'];

/** The number of leads that the server changes at once. */
export const MAX_BULK_LEADS = 200;

/** Returns a mutation that changes many leads, or says what would happen. */
export function useBulkUpdate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkUpdate) => readBody(api.POST('/api/v1/leads/bulk-updates', { body })),
    onSuccess: ({ dryRun }) => {
      if (!dryRun) void client.invalidateQueries({ queryKey: ['leads'] });
    },
  });
}
