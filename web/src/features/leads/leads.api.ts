import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { LEAD_LIST } from './lead-search.rules';

export type Lead = components['schemas']['LeadSummaryView'];

/** The number of leads of a page. */
const PAGE_SIZE = 100;

/** Reading all pages again is worth it for a few only. */
const MAX_PAGES_TO_REFRESH = 5;

/** The leads that match the filters, page by page. They are not counted, because that reads all of them. */
export const leadsQuery = (search: ListSearch) => {
  const query = buildListQuery(LEAD_LIST, search);
  return infiniteQueryOptions({
    queryKey: ['leads', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      readBody(
        api.GET('/api/v1/leads', {
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

/** The number of leads that match the filters. It is read when somebody asks for it. */
export const leadCountQuery = (search: ListSearch) => {
  const query = buildFilters(search);
  return queryOptions({
    queryKey: ['leads', 'count', query],
    queryFn: async ({ signal }) => {
      const page = await readBody(
        api.GET('/api/v1/leads', { params: { query: { ...query, count: true, limit: 1 } }, signal }),
      );
      return page.total ?? 0;
    },
  });
};
