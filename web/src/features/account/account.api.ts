import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

/** The sessions of the user in all browsers. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/sessions', { signal })),
});

/** The ways in which the user signs in. */
export const signInMethodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/me/sign-in-methods', { signal })),
});

/** The place of an id that stands for all sessions but the present one. */
export const OTHERS = 'others';

/** Returns a mutation that ends a session, or all but the present one. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      id === OTHERS
        ? readBody(api.DELETE('/api/v1/sessions/others', {}))
        : readBody(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** Changes the password of the user, which ends all sessions but the present one. */
export function changePassword(body: components['schemas']['ChangePassword']) {
  return readBody(api.POST('/api/v1/auth/password', { body }));
}

/** Makes a secret for an authenticator app. */
export function beginTotp(currentPassword: string) {
  return readBody(api.POST('/api/v1/me/totp', { body: { currentPassword } }));
}

/** Turns one-time codes on with a code of the app. */
export function confirmTotp(code: string) {
  return readBody(api.POST('/api/v1/me/totp/confirm', { body: { code } }));
}

/** Makes new recovery codes, which replace the earlier ones. */
export function renewRecoveryCodes(currentPassword: string) {
  return readBody(api.POST('/api/v1/me/totp/recovery-codes', { body: { currentPassword } }));
}

/** Turns one-time codes off. */
export function removeTotp(currentPassword: string) {
  return readBody(api.POST('/api/v1/me/totp/remove', { body: { currentPassword } }));
}
