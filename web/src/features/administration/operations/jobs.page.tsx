import { Alert, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CirclePlay from 'lucide-react/icons/circle-play';
import Clock from 'lucide-react/icons/clock-alert';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { formatDuration, isUnableToRun, needsAttention } from './jobs.rules';
import { type JobHealth, jobsQuery, type QueueHealth } from './operations.api';

const MARKS: Readonly<Record<JobHealth['status'], { icon: typeof Clock; color: string }>> = {
  stuck: { icon: TriangleAlert, color: 'var(--mantine-color-red-text)' },
  failed: { icon: TriangleAlert, color: 'var(--mantine-color-red-text)' },
  retrying: { icon: RotateCcw, color: 'var(--mantine-color-orange-text)' },
  overdue: { icon: Clock, color: 'var(--mantine-color-orange-text)' },
  never: { icon: CircleDashed, color: 'var(--mantine-color-dimmed)' },
  running: { icon: CirclePlay, color: 'var(--mantine-color-blue-text)' },
  ok: { icon: CircleCheck, color: 'var(--mantine-color-green-text)' },
};

/** The state of a job as an icon and in words. */
function JobStatusMark({ status }: { status: JobHealth['status'] }) {
  const label = useLabels();
  const { icon: Icon, color } = MARKS[status];
  return (
    <Group gap={6} wrap="nowrap" style={{ color }}>
      <Icon size={18} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm" fw={600}>
        {label('jobStatus', status)}
      </Text>
    </Group>
  );
}

/** How the scheduled jobs and the queues are, with those that need help first. */
export function JobsPage() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const label = useLabels();
  const { data, error, refetch } = useQuery(jobsQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const troubled = data.jobs.filter(({ status }) => needsAttention(status)).length;
  const isUnable = isUnableToRun(data.instance);
  return (
    <Stack mt="md" maw={900}>
      <Title order={2} size="h4">
        {t('parts.jobs')}
      </Title>
      <Alert color={troubled > 0 || isUnable ? 'red' : 'green'} role="status">
        <Text size="sm" fw={600}>
          {troubled > 0 ? t('jobs.troubled', { count: troubled }) : t(isUnable ? 'jobs.unable' : 'jobs.healthy')}
        </Text>
        <Text size="sm">
          {t('jobs.readAt', {
            moment: format.moment(data.readAt),
            state: label('jobsState', data.instance).toLowerCase(),
          })}
        </Text>
      </Alert>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('parts.jobs')}>
        {data.jobs.map((job) => (
          <li key={job.name}>
            <JobCard job={job} />
          </li>
        ))}
      </Stack>
      <Title order={2} size="h4">
        {t('jobs.queues')}
      </Title>
      <Text size="sm">{t('jobs.queuesHint')}</Text>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('jobs.queues')}>
        {data.queues.map((queue) => (
          <li key={queue.name}>
            <QueueCard queue={queue} />
          </li>
        ))}
      </Stack>
    </Stack>
  );
}

function JobCard({ job }: { job: JobHealth }) {
  const { t, i18n } = useTranslation('administration');
  const format = useFormat();
  const label = useLabels();
  const { name, status, lastRun, runningSince, nextRunAt, failures, lastError } = job;
  return (
    <Card withBorder p="sm" data-job={name}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Text fw={600} size="sm">
            {t(`jobs.names.${name}` as 'jobs.unknown', { defaultValue: name })}
          </Text>
          <Code fz="xs" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Code>
        </div>
        <JobStatusMark status={status} />
      </Group>
      <Text size="sm" mt={6}>
        {lastRun
          ? t('jobs.lastRun', {
              moment: format.moment(lastRun.startedAt),
              duration: formatDuration(lastRun.durationMs, i18n.language),
              outcome: label('jobOutcome', lastRun.outcome).toLowerCase(),
            })
          : t('jobs.noRun')}
      </Text>
      <Text size="sm" c="dimmed">
        {[
          runningSince === null ? null : t('jobs.runningSince', { moment: format.moment(runningSince) }),
          nextRunAt === null
            ? null
            : t(status === 'retrying' ? 'jobs.nextAttempt' : 'jobs.nextRun', { moment: format.moment(nextRunAt) }),
          failures === 0 ? null : t('jobs.failures', { count: failures }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {lastError && (
        <Text size="sm" mt={6} style={{ overflowWrap: 'anywhere' }}>
          {t('jobs.lastError', { moment: format.moment(lastError.at) })} <Code>{lastError.type}</Code>{' '}
          {lastError.message}
        </Text>
      )}
    </Card>
  );
}

function QueueCard({ queue: { name, waiting, postponed, active, oldestWaitingSince } }: { queue: QueueHealth }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  return (
    <Card withBorder p="sm">
      <Text fw={600} size="sm">
        {t(`jobs.queueNames.${name}` as 'jobs.unknown', { defaultValue: name })}
      </Text>
      <Code fz="xs" style={{ alignSelf: 'flex-start' }}>
        {name}
      </Code>
      <Text size="sm" mt={6}>
        {[
          t('jobs.waiting', { count: waiting, formatted: format.count(waiting) }),
          t('jobs.active', { count: active, formatted: format.count(active) }),
          t('jobs.postponed', { count: postponed, formatted: format.count(postponed) }),
        ].join(' · ')}
      </Text>
      {oldestWaitingSince !== null && (
        <Text size="sm" c="dimmed">
          {t('jobs.oldest', { moment: format.moment(oldestWaitingSince) })}
        </Text>
      )}
    </Card>
  );
}
