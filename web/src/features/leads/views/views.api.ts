import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';

export type SavedView = components['schemas']['SavedViewView'];
type CreateView = components['schemas']['CreateView'];
type UpdateView = components['schemas']['UpdateView'];

const VIEWS_KEY = ['views', 'leads'];

/** The saved views of the list: those of the user and those that are shared. */
export const viewsQuery = queryOptions({
  queryKey: VIEWS_KEY,
  queryFn: ({ signal }) =>
    readBody(api.GET('/api/v1/views', { params: { query: { entity: ['leads'], limit: 200 } }, signal })),
  staleTime: 60_000,
});

/** Returns a mutation that saves a new view. */
export function useCreateView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateView) => readBody(api.POST('/api/v1/views', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS_KEY }),
  });
}

/** Returns a mutation that changes a view. */
export function useUpdateView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, body }: { view: SavedView; body: UpdateView }) =>
      readBody(api.PATCH('/api/v1/views/{id}', { ...buildVersionInit(view), body })),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS_KEY }),
  });
}

/** Returns a mutation that archives a view. */
export function useArchiveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: SavedView) => readBody(api.DELETE('/api/v1/views/{id}', buildVersionInit(view))),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS_KEY }),
  });
}
