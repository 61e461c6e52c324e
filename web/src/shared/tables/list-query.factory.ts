import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

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
