import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** Searches for activities by their title. */
export const activitiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['activities', 'select', q],
    queryFn: async ({ signal }) => {
      const query = { ...(q === '' ? {} : { q }), sort: '-startsOn', limit: 20 };
      const { items } = await readBody(api.GET('/api/v1/activities', { params: { query }, signal }));
      return items.map(({ id, title }) => ({ value: id, label: title }));
    },
  });

/** Reads the title of one activity. */
export const activityTitleQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', 'title', id],
    queryFn: async ({ signal }) => {
      const { title } = await readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal }));
      return { value: id, label: title };
    },
  });
