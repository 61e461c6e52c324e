import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../api/api.client';

/** The user of the session and his rights; the user is null for a visitor. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/sessions/current', { signal })),
  staleTime: 60_000,
});

interface Credentials {
  email: string;
  password: string;
  /** The one-time code, for users who have them. */
  code?: string;
}

/** Starts a session. */
export function signIn(body: Credentials) {
  return readBody(api.POST('/api/v1/sessions', { params: { header: { 'X-Locate-Client': 'web' } }, body }));
}

/** Ends the session. */
export function signOut() {
  return readBody(api.DELETE('/api/v1/sessions/current', {}));
}
