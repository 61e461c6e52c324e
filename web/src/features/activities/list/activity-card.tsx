import { Card, Group, Stack, Text } from '@mantine/core';
import { ActivityLink } from '../../../records/activities/activity-link';
import { ActivityStatusBadge } from '../../../records/activities/activity-status-badge';
import type { Activity } from '../activities.api';
import type { ActivityTexts } from './use-activity-texts';

/** An activity on screens that are too narrow for a table. */
export function ActivityCard({ activity, texts }: { activity: Activity; texts: ActivityTexts }) {
  const { t, format, label, getOwner, getPlace, getHours } = texts;
  const { kind, status, startsOn, endsOn, ownerId, reference, archivedAt } = activity;
  return (
    <Card withBorder p="sm" radius="md">
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <ActivityLink activity={activity} isWrapped />
          <ActivityStatusBadge status={status} />
        </Group>
        <Text size="sm">{format.days(startsOn, endsOn)}</Text>
        {getHours(activity) && (
          <Text size="xs" c="dimmed">
            {getHours(activity)}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[label('activityKind', kind), getPlace(activity), getOwner(ownerId)].filter(Boolean).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {[reference, archivedAt !== null && t('words.archived')].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}
