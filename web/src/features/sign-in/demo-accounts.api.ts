import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** The accounts of the demonstration that still have the published password; none on a real installation. */
export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/demo/accounts', { signal })),
});
