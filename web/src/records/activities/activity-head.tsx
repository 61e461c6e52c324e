import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { ActivityStatusBadge } from './activity-status-badge';
import type { EditedActivity } from './activity-fields/activity-fields.rules';

interface ActivityHeadProps {
  activity: EditedActivity;
  /** The kind of the activity, in words. */
  kind: string;
  actions: ReactNode;
  /** Shows the status, where it can be changed in place. */
  status?: ReactNode;
  /** When, where and for whom. */
  children: ReactNode;
}

/** The title of an activity, the facts that identify it, and what can be done with it. */
export function ActivityHead({ activity, kind, actions, status, children }: ActivityHeadProps) {
  const { t } = useTranslation('activity-fields');
  const format = useFormat();
  const { title, reference, archivedAt } = activity;
  return (
    <Stack gap={6} mb="md" component="header">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/activities" inherit c="dimmed" underline="always">
          {t('activities')}
        </Anchor>
        <span aria-hidden>/</span>
        <span>{kind}</span>
        <span>{reference}</span>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="xs" style={{ flex: '1 1 300px', minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {status ?? <ActivityStatusBadge status={activity.status} />}
        </Group>
        {actions}
      </Group>
      {children}
      {archivedAt && (
        <Alert color="gray" p="sm">
          <Text size="sm">{t('archivedOn', { day: format.momentDay(archivedAt) })}</Text>
        </Alert>
      )}
    </Stack>
  );
}
