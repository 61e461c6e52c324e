import { Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { ActivityLink } from '../../records/activities/activity-link';
import { DayCard } from './day-card';
import { EmptyLine } from './empty-line';
import { LogButton } from './log-button';
import type { MyDay } from './my-day.api';
import { RecordLink } from './record-link';
import { findFollowUpTask } from './my-day.rules';
import { useDayFormat } from './use-day-format';
import { useTaskActions } from './use-task-actions';
import classes from './my-day.module.css';

/** The attendees of the last activity whom nobody has contacted since. */
export function FollowUpCard({ followUp, tasks }: Pick<MyDay, 'followUp' | 'tasks'>) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const { offerCompletion } = useTaskActions();
  if (!followUp) {
    return (
      <DayCard title={t('words.follow-up')}>
        <EmptyLine>{t('noFollowUp')}</EmptyLine>
      </DayCard>
    );
  }
  const { activity, items, total } = followUp;
  const values = { day: format.weekday(activity.endsOn) };
  return (
    <DayCard title={t('words.follow-up')} count={total}>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        <Trans
          t={t}
          i18nKey={total === 0 ? 'allContacted' : 'notContacted'}
          values={values}
          components={{
            activity: <ActivityLink activity={activity} isWrapped inherit c="inherit" underline="always" />,
          }}
        />
      </Text>
      <ul className={classes['list']}>
        {items.map(({ contactId, fullName, companyName }) => {
          const task = findFollowUpTask(tasks.items, activity.id, contactId);
          const record = { kind: 'contact', id: contactId, title: fullName } as const;
          return (
            <li key={contactId} className={classes['item']}>
              <div className={classes['text']}>
                <Text size="sm">
                  <RecordLink record={record} isStrong />
                </Text>
                <Text size="sm" c="dimmed">
                  {companyName}
                </Text>
              </div>
              <div className={classes['actions']}>
                <LogButton subject={record} title={fullName} onLogged={task && (() => offerCompletion(task))} />
              </div>
            </li>
          );
        })}
      </ul>
      {total > items.length && <EmptyLine>{t('morePeople', { count: total - items.length })}</EmptyLine>}
    </DayCard>
  );
}
