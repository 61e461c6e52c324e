import { infiniteQueryOptions, keepPreviousData, type QueryKey, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../api/api.client';
import type { paths } from '../api/schema';
import { buildFilters, buildListQuery, type ListDefinition, type ListSearch } from './list-search.rules';

/** The number of records of a page. */
const PAGE_SIZE = 100;

/** Reading all pages again is worth it for a few only. */
const MAX_PAGES_TO_REFRESH = 5;

/** The records that match the filters, page by page. They are not counted, because that reads all of them. */
export function createListQuery<Query extends object, Page extends { nextCursor: string | null }>(
  collection: string,
  query: Query,
  read: (query: Query & { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey: [collection, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      read({ ...query, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= MAX_PAGES_TO_REFRESH,
    placeholderData: keepPreviousData,
  });
}

/** The number of records that match the filters. It is read when somebody asks for it. */
export function createCountQuery<Query extends object>(
  collection: string,
  query: Query,
  read: (query: Query & { count: true; limit: number }, signal: AbortSignal) => Promise<{ total?: number | null }>,
) {
  return queryOptions({
    queryKey: [collection, 'count', query],
    queryFn: async ({ signal }) => (await read({ ...query, count: true, limit: 1 }, signal)).total ?? 0,
  });
}

type ListPage<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Page extends { nextCursor: string | null } } } } };
}
  ? Page & { total?: number | null }
  : never;

/** Creates the queries of a list whose filters and order are in the address: its pages, and the number of its records. */
export function createSearchQueries<P extends keyof paths>(path: P, definition: ListDefinition) {
  const collection = path.slice('/api/v1/'.length);
  // The client cannot infer the path of a list that is a parameter.
  const read = (query: object, signal: AbortSignal) =>
    readBody(api.GET(path as never, { params: { query }, signal } as never) as Promise<{ data?: ListPage<P> }>);
  return {
    pagesQuery: (search: ListSearch) => createListQuery(collection, buildListQuery(definition, search), read),
    countQuery: (search: ListSearch) => createCountQuery(collection, buildFilters(search), read),
  };
}

/** The pages of a list that belongs to a record, each from where the one before ended. */
export const createPagesQuery = <Page extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  limit: number,
  read: (page: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read({ limit, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
