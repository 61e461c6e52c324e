import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

const PAGE_SIZE = 50;

/** Everything that happened to an activity, newest first. It shows records of every kind. */
export const activityTimelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', 'activity', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : {}) };
      return readBody(api.GET('/api/v1/activities/{id}/timeline', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
