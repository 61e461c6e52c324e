import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../api/api.client';

/** The ways to sign in that this installation has. */
export const authMethodsQuery = queryOptions({
  queryKey: ['auth-methods'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/auth/methods', { signal })),
  staleTime: Infinity,
});
