import { Button, Group, Text, Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { getNotificationPath } from './notification-path.rules';
import classes from './notification-panel.module.css';
import { type Notification, notificationsQuery, useMarkNotificationsRead } from './notifications.api';

/** The notifications of the user, newest first. A click opens the record and marks the notification as read. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notifications');
  const query = useInfiniteQuery(notificationsQuery);
  const { mutate: markRead, isPending, error } = useMarkNotificationsRead();
  const head = useRef<HTMLDivElement>(null);
  const markAllRead = () => {
    // The button goes away, and the keyboard stays in the list.
    head.current?.focus();
    markRead({ all: true });
  };
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Group ref={head} tabIndex={-1} justify="space-between" px="sm" py={8} className={classes['head']}>
        <Title order={2} fz="sm">
          {t('title')}
        </Title>
        {rows.some(({ readAt }) => readAt === null) && (
          <Button variant="subtle" size="compact-sm" loading={isPending} onClick={markAllRead}>
            {t('markAllRead')}
          </Button>
        )}
      </Group>
      {error && (
        <Text c="red" size="sm" px="sm" role="alert">
          {error.message}
        </Text>
      )}
      {query.isPending && <LoadingState />}
      {query.error && rows.length === 0 && <ProblemState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      <ul className={classes['list']}>
        {rows.map((notification) => (
          <li key={notification.id}>
            <NotificationRow
              notification={notification}
              onOpen={() => {
                if (notification.readAt === null) markRead({ ids: [notification.id] });
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
      <ShowMore query={query} />
    </>
  );
}

function NotificationRow({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation('notifications');
  const { moment } = useFormat();
  const { kind, record, count, at, readAt } = notification;
  return (
    <UnstyledButton
      renderRoot={(props) => <Link {...props} to={getNotificationPath(notification)} />}
      className={classes['row']}
      data-unread={readAt === null || undefined}
      onClick={onOpen}
    >
      <span className={classes['title']}>
        {readAt === null && <VisuallyHidden>{t('unread')}: </VisuallyHidden>}
        {record.title}
      </span>
      <span className={classes['note']}>
        {t(`kinds.${kind}`, { count })} · {moment(at)}
      </span>
    </UnstyledButton>
  );
}
