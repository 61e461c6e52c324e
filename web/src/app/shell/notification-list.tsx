import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** The messages about what has been done. */
export function NotificationList() {
  return <Notifications position="bottom-right" />;
}
