import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { scheduleQuery } from './report-schedules.api';
import { RunsCard } from './runs/runs-card';
import { ScheduleActions } from './schedule-actions';
import { ScheduleFacts } from './schedule-facts';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/reports/schedules/$scheduleId');

/** A schedule: what it makes and when, and its runs with their files. */
export function SchedulePage() {
  const { t } = useTranslation('report-schedules');
  const { scheduleId } = route.useParams();
  const { data: schedule, error, refetch } = useQuery(scheduleQuery(scheduleId));
  if (error && !schedule) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!schedule) return <LoadingState />;
  const { name, enabled, archivedAt } = schedule;
  return (
    <Stack gap="md" maw={1000} mx="auto">
      <div>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/reports/schedules" />}>
          {t('words.scheduledReports')}
        </Anchor>
        <Group justify="space-between" gap="xs" align="flex-start">
          <Group gap="xs" style={{ flex: '1 1 260px', minWidth: 0 }}>
            <PageTitle>{name}</PageTitle>
            {archivedAt && (
              <Badge variant="outline" color="gray">
                {t('words.archived')}
              </Badge>
            )}
            {!enabled && !archivedAt && (
              <Badge variant="light" color="orange">
                {t('words.paused')}
              </Badge>
            )}
          </Group>
          <ScheduleActions schedule={schedule} />
        </Group>
      </div>
      <Card withBorder component="section" aria-labelledby="facts">
        <Title order={2} size="h5" mb="xs" id="facts">
          {t('facts')}
        </Title>
        <ScheduleFacts schedule={schedule} />
      </Card>
      <RunsCard scheduleId={scheduleId} />
      <Text size="sm" c="dimmed">
        {t('runsHint')}
      </Text>
    </Stack>
  );
}
