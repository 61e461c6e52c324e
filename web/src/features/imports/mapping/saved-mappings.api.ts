import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import type { Import } from '../imports.api';

type Schemas = components['schemas'];
export type SavedMapping = Schemas['ImportMappingView'];
export type SavedMappingChanges = Schemas['UpdateImportMapping'];

const MAPPINGS_KEY = ['import-mappings'];

/** The saved mappings of a kind of records that can be used, by name. The server keeps at most as many as one page has. */
export const savedMappingsQuery = (entity: Import['entity']) =>
  queryOptions({
    queryKey: [...MAPPINGS_KEY, entity],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/import-mappings', { params: { query: { entity: [entity], limit: 200 } }, signal })),
  });

/** All saved mappings of a kind of records, by name, with those that are removed. */
export const allSavedMappingsQuery = (entity: Import['entity']) =>
  createListQuery('import-mappings', { entity: [entity], archived: 'any' as const }, (query, signal) =>
    readBody(api.GET('/api/v1/import-mappings', { params: { query }, signal })),
  );

/** Returns a mutation whose result is a saved mapping. */
function useMappingMutation<Input>(change: (input: Input) => Promise<SavedMapping>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: MAPPINGS_KEY }),
  });
}

/** Returns a mutation that saves a mapping under a name. */
export function useCreateMapping() {
  return useMappingMutation((body: Schemas['CreateImportMapping']) =>
    readBody(api.POST('/api/v1/import-mappings', { body })),
  );
}

/** Returns a mutation that changes a saved mapping, if it still has the version that the user has seen. */
export function useUpdateMapping() {
  return useMappingMutation(({ mapping, body }: { mapping: SavedMapping; body: SavedMappingChanges }) =>
    readBody(api.PATCH('/api/v1/import-mappings/{id}', { ...buildVersionInit(mapping), body })),
  );
}

/** Returns a mutation that archives a saved mapping. */
export function useArchiveMapping() {
  return useMappingMutation((mapping: SavedMapping) =>
    readBody(api.DELETE('/api/v1/import-mappings/{id}', buildVersionInit(mapping))),
  );
}

/** Returns a mutation that restores an archived mapping. */
export function useRestoreMapping() {
  return useMappingMutation((mapping: SavedMapping) =>
    readBody(api.POST('/api/v1/import-mappings/{id}/restore', buildVersionInit(mapping))),
  );
}
