import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { buildContactQuery, type ContactSearch } from './contact-search.rules';

export type Contact = components['schemas']['ContactView'];

/** The number of contacts of a page. */
const PAGE_SIZE = 50;

/** The contacts that match the filters, page by page. */
export const contactsQuery = (search: ContactSearch) => {
  const query = buildContactQuery(search);
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
    placeholderData: keepPreviousData,
  });
};

/** The number of contacts that match the filters. It is read when somebody asks for it. */
export const contactCountQuery = (search: ContactSearch) => {
  const query = buildContactQuery(search);
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
