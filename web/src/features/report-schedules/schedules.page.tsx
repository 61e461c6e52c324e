import { Anchor, Badge, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { useCan } from '../../shared/session/use-session';
import { NewScheduleButton } from './form/new-schedule-button';
import { OutcomeBadge } from './outcome-badge';
import { type Schedule, schedulesQuery } from './report-schedules.api';
import { ScheduleActions } from './schedule-actions';
import { useRhythmText } from './use-schedule-texts';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/reports/schedules');

/** The schedules by which reports are made again and again. */
export function SchedulesPage() {
  const { t } = useTranslation('report-schedules');
  const { archived: isArchived = false, report, parameters = {} } = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useCan('report_schedules:write');
  const query = useInfiniteQuery(schedulesQuery(isArchived));
  const { data, error, refetch } = query;
  const schedules = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="md" maw={1000} mx="auto">
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('words.scheduledReports')}</PageTitle>
        {canWrite && (
          <NewScheduleButton
            key={report}
            start={report === undefined ? null : { report, parameters }}
            onClose={() => void navigate({ search: isArchived ? { archived: true } : {}, replace: true })}
          />
        )}
      </Group>
      <Text c="dimmed">{t('intro')}</Text>
      <SegmentedControl
        size="xs"
        aria-label={t('which')}
        style={{ alignSelf: 'flex-start' }}
        value={isArchived ? 'archived' : 'active'}
        onChange={(value) => void navigate({ search: value === 'archived' ? { archived: true } : {}, replace: true })}
        data={[
          { value: 'active', label: t('active') },
          { value: 'archived', label: t('words.archived') },
        ]}
      />
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && schedules.length === 0 && (
        <EmptyState
          title={t(isArchived ? 'noneArchived' : 'none')}
          hint={t(isArchived ? 'noneArchivedHint' : canWrite ? 'noneHint' : 'noneHintReader')}
        />
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {schedules.map((schedule) => (
          <ScheduleItem key={schedule.id} schedule={schedule} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </Stack>
  );
}

function ScheduleItem({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('report-schedules');
  const format = useFormat();
  const label = useLabels();
  const describeRhythm = useRhythmText();
  const { report, format: fileFormat, lang, enabled, nextDueAt, lastOutcome, archivedAt } = schedule;
  return (
    <Card withBorder component="li" p="md" data-schedule={schedule.id}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <ScheduleLink schedule={schedule} />
          <Text size="sm">
            {label('reportName', report)} · {label('reportFormat', fileFormat)} · {format.language(lang)}
          </Text>
          <Text size="sm">{describeRhythm(schedule)}</Text>
          <Text size="sm" c="dimmed">
            {nextDueAt ? t('nextDue', { moment: format.moment(nextDueAt) }) : t('notDue')}
          </Text>
          <Group gap={6} mt={6}>
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
            <Text size="sm" c="dimmed">
              {lastOutcome ? t('lastRun') : t('noRuns')}
            </Text>
            {lastOutcome && <OutcomeBadge outcome={lastOutcome} />}
          </Group>
        </div>
        <ScheduleActions schedule={schedule} />
      </Group>
    </Card>
  );
}

/** The name of a schedule, which opens its page. */
function ScheduleLink({ schedule: { id, name } }: { schedule: Pick<Schedule, 'id' | 'name'> }) {
  return (
    <Anchor
      fw={600}
      c="inherit"
      renderRoot={(props) => <Link {...props} to="/reports/schedules/$scheduleId" params={{ scheduleId: id }} />}
    >
      {name}
    </Anchor>
  );
}
