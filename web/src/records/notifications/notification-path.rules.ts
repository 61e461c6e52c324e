import type { Notification } from './notifications.api';

/** Returns the address that a notification opens: the page of its record, or the list in which it is to be found. */
export function getNotificationPath({ kind, record }: Pick<Notification, 'kind' | 'record'>): string {
  if (kind === 'registration_to_review') return `/review?${new URLSearchParams({ activityId: record.id })}`;
  switch (record.kind) {
    case 'lead':
      return `/leads/${record.id}`;
    case 'task':
      return `/tasks/${record.id}`;
    case 'activity':
      return `/activities/${record.id}`;
    case 'agreement':
      return `/agreements/${record.id}`;
    case 'commitment':
      return `/agreements/commitments?${new URLSearchParams({ q: record.title })}`;
    case 'report_schedule':
      return `/reports/schedules/${record.id}`;
    case 'import':
      return `/imports/${record.id}`;
    case 'webhook':
      return `/administration/webhooks/${record.id}`;
  }
}
