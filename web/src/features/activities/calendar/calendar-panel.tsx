import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../../records/cut-list-notice';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { calendarQuery } from '../activities.api';
import { ActivityCalendar } from './activity-calendar';
import { type CalendarView, filterByPeriod, findPeriod } from './calendar.rules';
import { CalendarToolbar } from './calendar-toolbar';

interface CalendarPanelProps {
  search: ListSearch;
  view: CalendarView;
  day: string;
  onDay: (day: string) => void;
  onCreate: ((day: string) => void) | null;
}

/** The calendar of a month or a week with what it has to read. */
export function CalendarPanel({ search, view, day, onDay, onCreate }: CalendarPanelProps) {
  const { t } = useTranslation('activities');
  const filters = filterByPeriod(search, findPeriod(view, day));
  const { data, error, refetch } = useQuery(calendarQuery(filters));
  return (
    <>
      <CalendarToolbar view={view} day={day} onDay={onDay} />
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && !error && (
        <>
          {data.items.length === 0 && (
            <Text size="sm" c="dimmed" role="status">
              {t(`emptyPeriod.${view}`)}
            </Text>
          )}
          <CutListNotice page={data} list={{ to: '/activities', search: { ...filters, view: 'list' } }} />
          <ActivityCalendar view={view} day={day} activities={data.items} onDay={onCreate} />
          <Text size="xs" c="dimmed">
            {t('localTimes')}
          </Text>
        </>
      )}
    </>
  );
}
