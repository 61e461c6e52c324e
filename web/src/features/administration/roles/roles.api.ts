import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';

/** The roles and their rights, which change only with a new version of the application. */
export const rolesQuery = queryOptions({
  queryKey: ['reference', 'roles'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/reference/roles', { signal })),
  staleTime: Infinity,
});
