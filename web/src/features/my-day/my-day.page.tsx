import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useNearDay } from '../../records/days/use-near-day';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { NewTaskButton } from '../../records/tasks/new-task-button';
import { useRowKeys } from '../../records/tasks/use-row-keys';
import { useFormat } from '../../shared/format/use-format';
import { LoadingState } from '../../shared/layout/loading-state';
import { PageTitle } from '../../shared/layout/page-title';
import { ProblemState } from '../../shared/layout/problem-state';
import { MyDayRail } from './my-day-rail';
import { MyDaySections } from './my-day-sections';
import { type MyDay, useMyDay } from './my-day.api';
import classes from './my-day.module.css';

/** The tasks, leads and activities that need the user today, with everything that can be done about them. */
export function MyDayPage() {
  // The dictionaries of the tasks and of verifications are loaded together with this one, so that the page appears once.
  const { t } = useTranslation(['my-day', 'tasks', 'lead-actions']);
  const format = useNearDay();
  const { data, error, refetch } = useMyDay();
  const page = useRef<HTMLDivElement>(null);
  const onKeyDown = useRowKeys(page);
  return (
    // The keys move the focus between controls, which are operated by themselves.
    <div ref={page} className={classes['page']} onKeyDown={onKeyDown} role="presentation">
      <div className={classes['head']}>
        <PageTitle fz={22} lh="28px">
          {t('words.myDay')}
        </PageTitle>
        {data && <Text c="dimmed">{format.long(data.day)}</Text>}
        {data && data.pipeline.openLeads > 0 && <Figures {...data} />}
        <Group gap={8} className={classes['buttons']}>
          <NewTaskButton />
          <NewLeadButton />
        </Group>
      </div>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && (
        <div className={classes['columns']}>
          <MyDaySections {...data} />
          <MyDayRail {...data} />
        </div>
      )}
    </div>
  );
}

const MINE = { ownerId: 'me', status: 'open' } as const;

/** The figures of the user's open leads today. Each opens the leads behind it. */
function Figures({ day, pipeline }: Pick<MyDay, 'day' | 'pipeline'>) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const { openLeads, jobsExpected, capexEur, weightedJobs } = pipeline;
  const withJobs = { ...MINE, 'jobsExpected.gte': 1 };
  const figures = [
    { key: 'openLeads', count: openLeads, value: format.count(openLeads), search: MINE },
    {
      key: 'jobs',
      count: jobsExpected,
      value: format.count(jobsExpected),
      search: { ...withJobs, sort: '-jobsExpected' },
    },
    {
      key: 'investment',
      count: capexEur,
      value: format.euro(capexEur),
      search: { ...MINE, 'capexEur.gte': 1, sort: '-capexEur' },
    },
    {
      key: 'weightedJobs',
      count: weightedJobs,
      value: format.count(weightedJobs),
      search: { ...withJobs, sort: '-stage' },
    },
  ] as const;
  return (
    <div className={classes['figures']} role="group" aria-label={t('figuresHint', { day: format.day(day) })}>
      {figures.map(({ key, count, value, search }) => (
        <Link
          key={key}
          to="/leads"
          search={search}
          className={classes['figure']}
          title={t(`figureHints.${key}`, { day: format.day(day) })}
        >
          <Trans t={t} i18nKey={`figures.${key}`} count={count} values={{ value }} components={{ b: <b /> }} />
        </Link>
      ))}
    </div>
  );
}
