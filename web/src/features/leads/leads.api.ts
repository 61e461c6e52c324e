import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { LEAD_LIST } from '../../records/leads/lead-list/lead-search.rules';

export type Lead = components['schemas']['LeadSummaryView'];

/** The leads that match the filters, and their number. */
export const { pagesQuery: leadsQuery, countQuery: leadCountQuery } = createSearchQueries('/api/v1/leads', LEAD_LIST);

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
