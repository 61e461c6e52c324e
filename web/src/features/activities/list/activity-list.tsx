import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getActivityPath } from '../../../records/activities/activity-path.rules';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  getSort,
  isFiltered,
  type ListSearch,
  toggleSort,
} from '../../../shared/tables/list-search.rules';
import { ListStates } from '../../../shared/tables/list-states';
import { RecordCards } from '../../../shared/tables/record-cards';
import { RecordCount } from '../../../shared/tables/record-count';
import { RecordTable } from '../../../shared/tables/record-table';
import { type Activity, activitiesQuery, activityCountQuery } from '../activities.api';
import { ACTIVITY_LIST } from '../activity-list.rules';
import { ActivityCard } from './activity-card';
import { ActivityCell } from './activity-cell';
import { ACTIVITY_COLUMNS, type ActivityColumn } from './activity-columns.constants';
import { useActivityTexts } from './use-activity-texts';

interface ActivityListProps {
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
}

/** The activities in a table or in cards, or why there are none. */
export function ActivityList({ search, isNarrow, onChange }: ActivityListProps) {
  const { t } = useTranslation('activities');
  const getLabel = useFieldLabels('activities');
  const texts = useActivityTexts();
  const query = useInfiniteQuery(activitiesQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const activities = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const sort = useMemo(() => getSort(ACTIVITY_LIST, search), [search]);
  const getSorted = (column: ActivityColumn) => {
    const key = sort.find(({ name }) => name === column);
    return key ? (key.isDescending ? 'desc' : 'asc') : false;
  };
  const renderCell = useCallback(
    (activity: Activity, column: ActivityColumn, isReachable: boolean) => (
      <ActivityCell activity={activity} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <>
      {data && (
        <RecordCount
          query={activityCountQuery(search)}
          loaded={activities.length}
          hasMore={hasNextPage}
          texts={{
            describeFirst: (loaded) => t('firstActivities', { loaded }),
            describeAll: (count, formatted) => t('activityCount', { count, formatted }),
          }}
        />
      )}
      <ListStates
        query={query}
        isEmpty={activities.length === 0}
        empty={<NoActivities search={search} onChange={onChange} />}
        onRetryPage={() => void fetchNextPage()}
      >
        {(foot) =>
          isNarrow ? (
            <RecordCards
              label={t('words.activities')}
              rows={activities}
              renderCard={(activity) => <ActivityCard activity={activity} texts={texts} />}
              onEndNear={loadMore}
              foot={foot}
            />
          ) : (
            <RecordTable
              id="activities"
              label={t('words.activities')}
              rows={activities}
              columns={ACTIVITY_COLUMNS}
              getHeading={(name) => (name === 'place' ? t('words.place') : getLabel(name))}
              getSorted={getSorted}
              onSort={(name, isAdded) => onChange((known) => toggleSort(ACTIVITY_LIST, known, name, isAdded))}
              renderCell={renderCell}
              getPath={getActivityPath}
              isOutdated={query.isPlaceholderData}
              onEndNear={loadMore}
              foot={foot}
            />
          )
        }
      </ListStates>
    </>
  );
}

function NoActivities({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation(['activities', 'filters']);
  if (!isFiltered(search)) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
