import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** Asks for a link by mail. The answer does not tell whether there is such a user. */
export function requestPasswordLink(body: { email: string }) {
  return readBody(api.POST('/api/v1/auth/password-link-requests', { body }));
}

/** Sets the password of the user of a link. */
export function resetPassword(body: { token: string; newPassword: string }) {
  return readBody(api.POST('/api/v1/auth/password-resets', { body }));
}

/** The accounts of the demonstration that still have the published password; none on a real installation. */
export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/demo/accounts', { signal })),
});
