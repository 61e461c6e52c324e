import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type LeadView = components['schemas']['LeadView'];

/** Finds the id of a lead by its reference, such as LEAD-2026-0021; null if there is none. */
export const referenceQuery = (reference: string) =>
  queryOptions({
    queryKey: ['leads', 'reference', reference],
    queryFn: async ({ signal }) => {
      const query = { reference: [reference], limit: 1 };
      const { items } = await readBody(api.GET('/api/v1/leads', { params: { query }, signal }));
      return items[0]?.id ?? null;
    },
  });

/** The touches of a lead, oldest first. */
export const touchesQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['leads', leadId, 'touches'],
    queryFn: ({ signal }) => {
      const params = { path: { id: leadId }, query: { limit: 200 } };
      return readBody(api.GET('/api/v1/leads/{id}/touches', { params, signal }));
    },
  });
