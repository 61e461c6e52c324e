import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import type { ViewedList } from './views.rules';

export type SavedView = components['schemas']['SavedViewView'];
type CreateView = components['schemas']['CreateView'];
type UpdateView = components['schemas']['UpdateView'];

const VIEWS_KEY = ['views'];

/** The saved views of a list: those of the user and those that are shared. */
export const viewsQuery = (entity: ViewedList['entity']) =>
  queryOptions({
    queryKey: [...VIEWS_KEY, entity],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/views', { params: { query: { entity: [entity], limit: 200 } }, signal })),
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
  return useChange([VIEWS_KEY], (view: SavedView) =>
    readBody(api.DELETE('/api/v1/views/{id}', buildVersionInit(view))),
  );
}

/** Returns a mutation that restores an archived view. */
export function useRestoreView() {
  return useChange([VIEWS_KEY], (view: SavedView) =>
    readBody(api.POST('/api/v1/views/{id}/restore', buildVersionInit(view))),
  );
}
