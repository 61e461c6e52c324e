import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivityLink } from '../../records/activities/activity-link';
import { useLabels } from '../../shared/labels/use-labels';
import { DayCard } from './day-card';
import { EmptyLine } from './empty-line';
import type { MyDay } from './my-day.api';
import { useDayFormat } from './use-day-format';
import classes from './my-day.module.css';

/** The delegations, roadshows and seminars of the week. */
export function ActivitiesCard({ activities, lastDay }: Pick<MyDay, 'activities' | 'lastDay'>) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const label = useLabels();
  const { items, total } = activities;
  return (
    <DayCard title={t('activities')} count={total}>
      {items.length === 0 && <EmptyLine>{t('noActivities', { day: format.weekday(lastDay) })}</EmptyLine>}
      <ul className={classes['list']}>
        {items.map((activity) => {
          const { id, kind, startsOn, endsOn, city, status } = activity;
          return (
            <li key={id} className={classes['item']}>
              <div className={classes['text']}>
                <Text size="sm">
                  <ActivityLink activity={activity} isWrapped c="inherit" />
                </Text>
                <Text size="sm" c="dimmed">
                  {[startsOn, ...(endsOn === startsOn ? [] : [endsOn])].map(format.weekday).join(' – ')}
                  {city && ` · ${city}`}
                </Text>
              </div>
              <Badge variant="light">{label('activityKind', kind)}</Badge>
              <Badge variant="default">{label('activityStatus', status)}</Badge>
            </li>
          );
        })}
      </ul>
      {total > items.length && <EmptyLine>{t('moreActivities', { count: total - items.length })}</EmptyLine>}
    </DayCard>
  );
}
