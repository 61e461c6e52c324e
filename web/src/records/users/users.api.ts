import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** The colleagues who work on leads. */
export const colleaguesQuery = queryOptions({
  queryKey: ['users', 'colleagues'],
  queryFn: ({ signal }) =>
    readBody(
      api.GET('/api/v1/users', {
        params: { query: { role: ['bdm', 'manager', 'admin'], sort: 'fullName', limit: 200 } },
        signal,
      }),
    ),
  staleTime: 300_000,
});
