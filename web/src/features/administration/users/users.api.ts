import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit, type RecordUpdate } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createSearchQueries } from '../../../shared/tables/list-query.factory';
import { USER_LIST } from './user-list.rules';

export type User = components['schemas']['UserView'];
export type CreateUser = components['schemas']['CreateUser'];

/** The users that match the filters, and their number. */
export const { pagesQuery: usersQuery, countQuery: userCountQuery } = createSearchQueries('/api/v1/users', USER_LIST);

/** When each user last signed in, and in how many browsers. */
export const signInsQuery = queryOptions({
  queryKey: ['users', 'sign-ins'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/users/sign-ins', { signal })),
});

/** One user. */
export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
  });

/** The sessions of a user in all browsers. */
export const userSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id, 'sessions'],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/users/{id}/sessions', { params: { path: { id } }, signal })),
  });

/** The open leads and open tasks of a user, which stay with the user after archiving. */
export const userBurdenQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id, 'burden'],
    queryFn: async ({ signal }) => {
      const leads = { ownerId: [id], status: ['open' as const], count: true, limit: 1 };
      const tasks = { assigneeId: [id], status: ['open' as const], count: true, limit: 1 };
      const [ownLeads, ownTasks] = await Promise.all([
        readBody(api.GET('/api/v1/leads', { params: { query: leads }, signal })),
        readBody(api.GET('/api/v1/tasks', { params: { query: tasks }, signal })),
      ]);
      return { leads: ownLeads.total ?? 0, tasks: ownTasks.total ?? 0 };
    },
  });

/** Returns a mutation whose result is the user in the new state. The lists of colleagues show the user too. */
const useUserChange = <T>(change: (request: T) => Promise<User>) =>
  useChange([['users']], change, ({ id }) => userQuery(id).queryKey);

/** Returns a mutation that creates a user. */
export function useCreateUser() {
  return useUserChange((body: CreateUser) => readBody(api.POST('/api/v1/users', { body })));
}

/** Returns a mutation that updates fields of a user, if it still has the version that was seen. */
export function useUpdateUser() {
  return useUserChange(({ body, ...user }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/users/{id}', { ...buildVersionInit(user), body })),
  );
}

/** The changes of a user that need nothing but a confirmation. */
export type UserAction = 'archive' | 'restore' | 'removeTotp' | 'unlinkOidc';

const ACTIONS: Readonly<Record<UserAction, (user: User) => Promise<User>>> = {
  archive: (user) => readBody(api.DELETE('/api/v1/users/{id}', buildVersionInit(user))),
  restore: (user) => readBody(api.POST('/api/v1/users/{id}/restore', buildVersionInit(user))),
  removeTotp: ({ id }) => readBody(api.DELETE('/api/v1/users/{id}/totp', { params: { path: { id } } })),
  unlinkOidc: (user) => readBody(api.DELETE('/api/v1/users/{id}/oidc-identity', buildVersionInit(user))),
};

/** Returns a mutation that archives or restores a user, or removes a way to sign in. */
export function useUserAction() {
  return useUserChange(({ action, user }: { action: UserAction; user: User }) => ACTIONS[action](user));
}

/** Makes a link with which a user sets a password, and sends it by mail or returns it. An earlier one ends. */
export function createPasswordLink({ id, send }: { id: string; send: boolean }) {
  return readBody(api.POST('/api/v1/users/{id}/password-links', { params: { path: { id } }, body: { send } }));
}

/** The place of an id that stands for all sessions of the user. */
export const ALL_SESSIONS = 'all';

/** Returns a mutation that ends a session of a user, or all of them. */
export function useEndUserSessions(id: string) {
  return useChange([['users']], (sessionId: string) =>
    sessionId === ALL_SESSIONS
      ? readBody(api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id } } }))
      : readBody(api.DELETE('/api/v1/users/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } })),
  );
}
