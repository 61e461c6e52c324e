import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Bell from 'lucide-react/icons/bell';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadNotificationsQuery } from '../../records/notifications/notifications.api';
import { loadPart } from '../../shared/api/connection.store';
import { LoadingState } from '../../shared/layout/loading-state';
import { useUser } from '../../shared/session/use-session';
import classes from './app-shell.module.css';

const NotificationPanel = lazy(async () => {
  const { NotificationPanel: Panel } = await loadPart(() => import('../../records/notifications/notification-panel'));
  return { default: Panel };
});

/** A larger number would be wider than its place. */
const MAX_SHOWN = 99;

/** The number of unread notifications, and the list of notifications, which is loaded when it is opened. */
export function NotificationBell() {
  const { t } = useTranslation('app');
  const { unreadNotifications: initialData } = useUser();
  const { data: unread } = useQuery({ ...unreadNotificationsQuery, initialData });
  const [isOpen, { open, close, toggle }] = useDisclosure();
  return (
    <Popover
      position="bottom-end"
      width="min(380px, calc(100vw - 24px))"
      trapFocus
      returnFocus
      opened={isOpen}
      onChange={(opened) => (opened ? open() : close())}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes['bell']}
          aria-label={unread > 0 ? t('unreadNotifications', { count: unread }) : t('notifications')}
          onClick={toggle}
        >
          <Bell size={18} aria-hidden />
          {unread > 0 && <span className={classes['unread']}>{unread > MAX_SHOWN ? `${MAX_SHOWN}+` : unread}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notifications')} p={0}>
        {/* It has the focus while the list is loaded. */}
        <div tabIndex={-1} data-autofocus className={classes['panel']}>
          <Suspense fallback={<LoadingState />}>
            <NotificationPanel onClose={close} />
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
