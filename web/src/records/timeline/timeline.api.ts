import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';

const PAGE_SIZE = 50;

const ACTIVITY_COLLECTIONS: readonly ScreenCollection[] = ['delegations', 'roadshows', 'seminars'];

/** Everything that happened to a record, newest first. */
export const timelineQuery = (collection: ScreenCollection, id: string) =>
  infiniteQueryOptions({
    // The timeline of a lead shows only what belongs to it. The others show records of every kind.
    queryKey: collection === 'leads' ? ['leads', id, 'timeline'] : ['timeline', collection, id],
    queryFn: ({ pageParam, signal }) => {
      const path = ACTIVITY_COLLECTIONS.includes(collection) ? 'activities' : (collection as 'companies');
      const query = { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) };
      return readBody(api.GET(`/api/v1/${path}/{id}/timeline`, { params: { path: { id }, query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
