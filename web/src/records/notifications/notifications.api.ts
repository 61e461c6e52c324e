import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createPagesQuery } from '../../shared/tables/list-query.factory';

export type Notification = components['schemas']['NotificationView'];
export type NotificationKind = Notification['kind'];

/** The number of notifications that are read at once; most users look at the last ones only. */
const PAGE_SIZE = 20;

/** The number of unread notifications. The session has the first one; live updates tell when to read it again. */
export const unreadNotificationsQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) => {
    const { user } = await readBody(api.GET('/api/v1/sessions/current', { signal }));
    return user?.unreadNotifications ?? 0;
  },
  staleTime: Infinity,
});

/** The notifications of the user, newest first. */
export const notificationsQuery = createPagesQuery(['notifications', 'list'], PAGE_SIZE, (query, signal) =>
  readBody(api.GET('/api/v1/notifications', { params: { query }, signal })),
);

/** Returns a mutation that marks notifications as read. */
export function useMarkNotificationsRead() {
  return useChange([['notifications']], (body: components['schemas']['MarkNotificationsRead']) =>
    readBody(api.POST('/api/v1/notifications/read', { body })),
  );
}
