import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { WinsToVerify } from '../../records/leads/verification/wins-to-verify';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { ActivitiesCard } from './activities-card';
import { DayCard } from './day-card';
import { FollowUpCard } from './follow-up-card';
import { DecisionsCard, StaleCard } from './leads-card';
import { type MyDay, useMyDay } from './my-day.api';
import { PipelineCard } from './pipeline-card';
import { TasksCard } from './tasks-card';
import { useDayFormat } from './use-day-format';
import classes from './my-day.module.css';
import { PageTitle } from '../../shared/layout/page-title';

/** The tasks, leads and activities that need the user today, with everything that can be done about them. */
export function MyDayPage() {
  const { t } = useTranslation(['my-day', 'lead-actions']);
  const format = useDayFormat();
  const { data, error, refetch } = useMyDay();
  return (
    <Stack gap="md" className={classes['page']}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <PageTitle>{t('words.myDay')}</PageTitle>
          {data && <Text c="dimmed">{format.long(data.day)}</Text>}
        </div>
        <NewLeadButton />
      </Group>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && <Cards {...data} />}
    </Stack>
  );
}

function Cards({
  day,
  lastDay,
  tasks,
  stale,
  decisions,
  verifications,
  followUp,
  activities,
  registrationsToReview,
  pipeline,
}: MyDay) {
  const { t } = useTranslation('my-day');
  const canResolve = useCan('intake:resolve');
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        <WinsToVerify verifications={verifications} />
        <TasksCard day={day} lastDay={lastDay} tasks={tasks} />
        <FollowUpCard followUp={followUp} tasks={tasks} />
        <ActivitiesCard activities={activities} lastDay={lastDay} />
      </div>
      <div className={classes['column']}>
        <PipelineCard day={day} pipeline={pipeline} />
        <StaleCard day={day} stale={stale} />
        <DecisionsCard day={day} decisions={decisions} />
        {registrationsToReview !== null && (
          <DayCard title={t('registrations')} action={canResolve && <ReviewLink count={registrationsToReview} />}>
            <Text size="sm" c={registrationsToReview === 0 ? 'dimmed' : undefined}>
              {registrationsToReview === 0 ? t('noRegistrations') : t('toReview', { count: registrationsToReview })}
            </Text>
          </DayCard>
        )}
      </div>
    </div>
  );
}

/** Opens the registrations that wait for a review. */
function ReviewLink({ count }: { count: number }) {
  const { t } = useTranslation('my-day');
  if (count === 0) return null;
  return (
    <Anchor size="sm" py={4} display="inline-block" component={Link} to="/review">
      {t('openReview')}
    </Anchor>
  );
}
