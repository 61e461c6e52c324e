import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components, paths } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import {
  buildListQuery,
  type ListDefinition,
  type ListSearch,
  readListSearch,
} from '../../../shared/tables/list-search.rules';

export type ApiKey = components['schemas']['ApiKeyView'];
export type CreateApiKey = components['schemas']['CreateApiKey'];

/** The list of keys. Its address can only name whether revoked keys are shown. */
export const API_KEY_LIST = {
  path: '/api/v1/api-keys',
  fields: [],
  sorts: ['name'],
  defaultSort: 'name',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readApiKeySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(API_KEY_LIST, search);
}

const readPage = (query: paths['/api/v1/api-keys']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/api-keys', { params: { query }, signal }));

/** The keys of programs, page by page. */
export const apiKeysQuery = (search: ListSearch) =>
  createListQuery('api-keys', buildListQuery(API_KEY_LIST, search), readPage);

/** The number of keys among which one is chosen; there is one for each program. */
const MAX_CHOICES = 200;

/** The keys whose rights a webhook can have: those that work, and are not of a form provider. */
export const usableKeysQuery = queryOptions({
  queryKey: ['api-keys', 'usable'],
  queryFn: async ({ signal }) => {
    const { items } = await readPage({ limit: MAX_CHOICES, sort: 'name' }, signal);
    const isUsable = ({ role, expiresAt }: ApiKey) =>
      role !== 'integration' && (expiresAt === null || Date.parse(expiresAt) > Date.now());
    return items.filter(isUsable);
  },
});

/** Returns a mutation that creates a key. Only its result has the key itself. */
export function useCreateApiKey() {
  return useChange([['api-keys']], (body: CreateApiKey) => readBody(api.POST('/api/v1/api-keys', { body })));
}

/** Returns a mutation that revokes a key. */
export function useRevokeApiKey() {
  return useChange([['api-keys']], (key: ApiKey) =>
    readBody(api.DELETE('/api/v1/api-keys/{id}', buildVersionInit(key))),
  );
}
