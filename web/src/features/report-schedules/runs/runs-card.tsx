import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { RunRecipients } from '../recipients/run-recipients';
import { OutcomeBadge } from '../outcome-badge';
import { runsQuery, type ScheduleRun } from '../report-schedules.api';
import { findFileUrl } from './runs.rules';
import classes from '../report-schedules.module.css';

/** The codes of failures that have a text of their own. */
const CODES = {
  'file.disk_full': 'problem.diskFull',
  'file.not_ours': 'problem.notOurs',
  'file.not_writable': 'problem.notWritable',
  'file.outside_root': 'problem.outsideRoot',
  'report.unknown': 'problem.unknownReport',
  'schedule.day_not_over': 'problem.dayNotOver',
} as const;

/** Returns a function that says why a run has failed. */
function useRunProblem(): (code: string) => string {
  const { t } = useTranslation('report-schedules');
  return useCallback(
    (code: string) => {
      const key = Object.entries(CODES).find(([known]) => known === code)?.[1];
      return key ? t(key) : t('problem.other', { code });
    },
    [t],
  );
}

/** The runs of a schedule, the latest first, with their files. */
export function RunsCard({ scheduleId }: { scheduleId: string }) {
  const { t } = useTranslation('report-schedules');
  const query = useInfiniteQuery(runsQuery(scheduleId));
  const { data, error, refetch } = query;
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card withBorder component="section" aria-labelledby="runs">
      <Title order={2} size="h5" id="runs">
        {t('runs')}
      </Title>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && runs.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('noRuns')}
        </Text>
      )}
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }} aria-live="polite">
        {runs.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
      <ShowMore query={query} />
    </Card>
  );
}

function RunItem({ run }: { run: ScheduleRun }) {
  const { t } = useTranslation('report-schedules');
  const format = useFormat();
  const describeProblem = useRunProblem();
  const { outcome, dueAt, requestedByName, parameters, bytes, fileName, prunedAt, errorCode, attempt } = run;
  const { nextAttemptAt } = run;
  const url = findFileUrl(run);
  const asOf = parameters?.['asOf'];
  const download = bytes === null ? t('words.download') : t('downloadSize', { size: format.bytes(bytes) });
  return (
    <li className={classes['run']} data-run={outcome}>
      <div style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Group gap={8}>
          <Text size="sm" fw={600}>
            {format.moment(dueAt)}
          </Text>
          <OutcomeBadge outcome={outcome} />
          {attempt > 1 && <Badge variant="default">{t('attempt', { count: attempt })}</Badge>}
        </Group>
        <Text size="sm">
          {requestedByName === null ? t('bySchedule') : t('byUser', { name: requestedByName })}
          {asOf !== undefined && ` · ${t('figuresOf', { day: format.day(asOf) })}`}
        </Text>
        {errorCode !== null && (
          <Text size="sm" c="var(--mantine-color-error)">
            {describeProblem(errorCode)}
            {outcome === 'waiting' &&
              nextAttemptAt !== null &&
              ` ${t('nextAttempt', { moment: format.moment(nextAttemptAt) })}`}
          </Text>
        )}
        {outcome === 'skipped' && <Text size="sm">{t('skippedHint')}</Text>}
        {prunedAt !== null && (
          <Text size="sm" c="dimmed">
            {t('pruned', { day: format.momentDay(prunedAt) })}
          </Text>
        )}
        {fileName !== null && outcome === 'done' && (
          <Text size="xs" c="dimmed">
            {fileName}
          </Text>
        )}
        <RunRecipients recipients={run.recipients} />
      </div>
      {url !== null && (
        <Button
          component="a"
          href={url}
          download
          size="xs"
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          aria-label={t('downloadFile', { text: download, file: fileName ?? '' })}
        >
          {download}
        </Button>
      )}
    </li>
  );
}
