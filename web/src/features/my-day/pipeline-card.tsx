import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { DayCard } from './day-card';
import { EmptyLine } from './empty-line';
import type { MyDay } from './my-day.api';
import classes from './my-day.module.css';

const MINE = { ownerId: 'me', status: 'open' } as const;

/** The figures of the user's open leads today. Each opens the leads behind it. */
export function PipelineCard({ day, pipeline }: Pick<MyDay, 'day' | 'pipeline'>) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const { openLeads, jobsExpected, capexEur, weightedJobs } = pipeline;
  const withJobs = { ...MINE, 'jobsExpected.gte': 1 };
  const figures = [
    { text: t('words.openLeads'), value: format.count(openLeads), search: MINE },
    {
      text: t('words.jobsExpected'),
      value: format.count(jobsExpected),
      search: { ...withJobs, sort: '-jobsExpected' },
    },
    {
      text: t('words.expectedInvestment'),
      value: format.euro(capexEur),
      search: { ...MINE, 'capexEur.gte': 1, sort: '-capexEur' },
    },
    { text: t('words.weightedJobs'), value: format.count(weightedJobs), search: { ...withJobs, sort: '-stage' } },
  ];
  return (
    <DayCard title={t('pipeline')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('pipelineHint', { day: format.day(day) })}
      </Text>
      {openLeads === 0 ? (
        <EmptyLine>{t('noLeads')}</EmptyLine>
      ) : (
        <div className={classes['figures']}>
          {figures.map(({ text, value, search }) => (
            <Link key={text} to="/leads" search={search} className={classes['figure']}>
              <Text fz="xl" fw={600} lh={1.2}>
                {value}
              </Text>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </Link>
          ))}
        </div>
      )}
    </DayCard>
  );
}
