import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../../records/agreements/agreement-link';
import { getActivityPath } from '../../../records/activities/activity-path.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useAgreementEditor } from '../use-agreement-editor';
import { listActivities } from './outcome-figures.rules';
import type { Outcomes } from './outcomes.api';
import { useOutcomes } from './use-outcomes';

/** The activities under the agreement and under those made under it, the latest first. */
export function ActivitiesTab() {
  const { t } = useTranslation('agreement');
  const { query, figure, go } = useOutcomes();
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { items, held, planned } = data.activities;
  const shown = figure === 'held' || figure === 'planned' ? figure : 'all';
  const activities = listActivities(items, shown);
  return (
    <Stack gap="sm">
      <Group gap={6} role="group" aria-label={t('activities.show')}>
        {(['all', 'held', 'planned'] as const).map((one) => (
          <Button
            key={one}
            size="compact-sm"
            variant={one === shown ? 'light' : 'default'}
            aria-pressed={one === shown}
            onClick={() => go({ figure: one === 'all' ? undefined : one })}
          >
            {t(`activities.${one}`, { count: { all: held + planned, held, planned }[one] })}
          </Button>
        ))}
      </Group>
      {activities.length === 0 && <EmptyState title={t('activities.empty')} hint={t('activities.emptyHint')} />}
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {activities.map((activity) => (
          <ActivityItem key={activity.id} activity={activity} />
        ))}
      </Stack>
      {items.length < held + planned && (
        <Text size="sm" c="dimmed">
          {t('activities.cut', { count: items.length })}
        </Text>
      )}
    </Stack>
  );
}

function ActivityItem({ activity }: { activity: Outcomes['activities']['items'][number] }) {
  const { t } = useTranslation('agreement');
  const { agreement } = useAgreementEditor();
  const label = useLabels();
  const format = useFormat();
  const { id, reference, title, kind, status, startsOn, endsOn, agreementId } = activity;
  const other = agreementId === agreement.id ? undefined : agreement.tree.find((one) => one.id === agreementId);
  const days = startsOn === endsOn ? format.day(startsOn) : `${format.day(startsOn)} – ${format.day(endsOn)}`;
  return (
    <Card withBorder p="sm" component="li" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Anchor component={Link} to={getActivityPath({ id, kind })} size="sm" fw={600} style={{ flex: '1 1 220px' }}>
          {title}
        </Anchor>
        <Badge variant={status === 'cancelled' ? 'default' : 'light'}>{label('activityStatus', status)}</Badge>
      </Group>
      <Text size="sm">{[label('activityKind', kind), days].join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {reference}
        {other && (
          <>
            {` · ${t('activities.under')} `}
            <AgreementLink agreement={other} isWrapped inherit fw={400} />
          </>
        )}
      </Text>
    </Card>
  );
}
