import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';

export const agreementApi = createRecordApi('agreements');

/** Searches for agreements by their title. */
export const agreementsQuery = (q: string) =>
  queryOptions({
    queryKey: ['agreements', 'select', q],
    queryFn: async ({ signal }) => {
      const query = { ...(q === '' ? {} : { q }), sort: 'title', limit: 20 };
      const { items } = await readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
      return items.map(({ id, title }) => ({ value: id, label: title }));
    },
  });

/** Reads the title of one agreement. */
export const agreementTitleQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'title', id],
    queryFn: async ({ signal }) => {
      const { title } = await readBody(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal }));
      return { value: id, label: title };
    },
  });
