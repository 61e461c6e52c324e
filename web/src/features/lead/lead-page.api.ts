import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { leadQuery } from '../../records/leads/lead.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type LeadView = components['schemas']['LeadView'];

const PAGE_SIZE = 50;

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

/** Returns a mutation that updates fields of a lead, if it still has the version that the user has seen. */
export function useUpdateLead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...lead }: RecordUpdate) =>
      readBody(api.PATCH('/api/v1/leads/{id}', { ...buildParameters(lead), body })),
    onSuccess: (lead) => {
      client.setQueryData(leadQuery(lead.id).queryKey, lead);
      // The saved lead is shown at once; what depends on it follows.
      void client.invalidateQueries({ queryKey: ['leads'] });
    },
  });
}

/** Returns a mutation whose result is the lead in its new state. */
function useLeadState(change: (lead: Pick<LeadView, 'id' | 'version'>) => Promise<LeadView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (lead) => client.setQueryData(leadQuery(lead.id).queryKey, lead),
    onSettled: () => void client.invalidateQueries({ queryKey: ['leads'] }),
  });
}

const buildParameters = ({ id, version }: Pick<LeadView, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that archives a lead, if it still has the version that the user has seen. */
export function useArchiveLead() {
  return useLeadState((lead) => readBody(api.DELETE('/api/v1/leads/{id}', buildParameters(lead))));
}

/** Returns a mutation that restores an archived lead. */
export function useRestoreLead() {
  return useLeadState((lead) => readBody(api.POST('/api/v1/leads/{id}/restore', buildParameters(lead))));
}

/** The interactions of a lead, newest first. */
export const interactionsQuery = (leadId: string) =>
  infiniteQueryOptions({
    queryKey: ['leads', leadId, 'interactions'],
    queryFn: ({ pageParam, signal }) => {
      const query = { leadId: [leadId], sort: '-occurredAt', limit: PAGE_SIZE, ...buildCursor(pageParam) };
      return readBody(api.GET('/api/v1/interactions', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The tasks of a lead. */
export const tasksQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['leads', leadId, 'tasks'],
    queryFn: ({ signal }) => {
      const query = { leadId: [leadId], sort: 'dueOn', limit: 200 };
      return readBody(api.GET('/api/v1/tasks', { params: { query }, signal }));
    },
  });

/** Everything that happened to a lead, newest first. */
export const timelineQuery = (leadId: string) =>
  infiniteQueryOptions({
    queryKey: ['leads', leadId, 'timeline'],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { id: leadId }, query: { limit: PAGE_SIZE, ...buildCursor(pageParam) } };
      return readBody(api.GET('/api/v1/leads/{id}/timeline', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
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

/** The changes of stage and status of a lead, newest first. */
export const transitionsQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['leads', leadId, 'transitions'],
    queryFn: ({ signal }) => {
      const params = { path: { id: leadId }, query: { sort: '-seq', limit: 200 } };
      return readBody(api.GET('/api/v1/leads/{id}/transitions', { params, signal }));
    },
  });

/** The first page has no cursor. */
function buildCursor(cursor: string | null): { cursor?: string } {
  return cursor ? { cursor } : {};
}
