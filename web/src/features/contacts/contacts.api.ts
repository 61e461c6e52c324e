import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { CONTACT_LIST } from './contact-list.rules';

export type Contact = components['schemas']['ContactView'];

/** The number of contacts of a page. */
const PAGE_SIZE = 100;

/** Reading all pages again is worth it for a few only. */
const MAX_PAGES_TO_REFRESH = 5;

/** The contacts that match the filters, page by page. */
export const contactsQuery = (search: ListSearch) => {
  const query = buildListQuery(CONTACT_LIST, search);
  return infiniteQueryOptions({
    queryKey: ['contacts', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      readBody(
        api.GET('/api/v1/contacts', {
          params: { query: { ...query, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= MAX_PAGES_TO_REFRESH,
    placeholderData: keepPreviousData,
  });
};

/** The number of contacts that match the filters. It is read when somebody asks for it. */
export const contactCountQuery = (search: ListSearch) => {
  const query = buildFilters(search);
  return queryOptions({
    queryKey: ['contacts', 'count', query],
    queryFn: async ({ signal }) => {
      const page = await readBody(
        api.GET('/api/v1/contacts', { params: { query: { ...query, count: true, limit: 1 } }, signal }),
      );
      return page.total ?? 0;
    },
  });
};
