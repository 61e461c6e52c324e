import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getActivityPath } from '../../../records/activities/activity-path.rules';
import { SelectionBar } from '../../../records/lists/bulk/selection-bar';
import type { BulkRecords } from '../../../records/lists/bulk/use-bulk-report';
import { useRowSelection } from '../../../records/lists/bulk/use-row-selection';
import { useSelection } from '../../../records/lists/bulk/use-selection';
import { RecordList } from '../../../records/lists/record-list';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import type { ChangeSearch, ListSearch } from '../../../shared/tables/list-search.rules';
import { RecordCount } from '../../../shared/tables/record-count';
import { type Activity, activitiesQuery, activityCountQuery } from '../activities.api';
import { ACTIVITY_LIST } from '../activity-list.rules';
import { ActivityCard } from './activity-card';
import { ActivityCell } from './activity-cell';
import { ACTIVITY_COLUMNS, type ActivityColumn } from './activity-columns.constants';
import { useActivityTexts } from './use-activity-texts';

const COLLECTIONS = {
  delegation: 'delegations',
  roadshow: 'roadshows',
  roadshow_stop: null,
  seminar: 'seminars',
} as const;

interface ActivityListProps {
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
}

/** The changes of many activities at once. Each kind has a route of its own. */
const ACTIVITY_BULK = {
  fields: ['ownerId'],
  getCollection: ({ kind }) => COLLECTIONS[kind],
  getTitle: ({ title }) => title,
} satisfies BulkRecords<Activity>;

/** The activities in a table or in cards, or why there are none. */
export function ActivityList({ search, isNarrow, onChange }: ActivityListProps) {
  const { t } = useTranslation(['activities', 'lists', 'filters']);
  const getLabel = useFieldLabels('activities');
  const texts = useActivityTexts();
  const query = useInfiniteQuery(activitiesQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const activities = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const renderCell = useCallback(
    (activity: Activity, column: ActivityColumn, isReachable: boolean) => (
      <ActivityCell activity={activity} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  const format = useFormat();
  const describe = (count: number) => t('activityCount', { count, formatted: format.count(count) });
  const getHeading = (name: string) => (name === 'place' ? t('words.place') : getLabel(name));
  const selection = useSelection(activities);
  const rowSelection = useRowSelection(selection, t('words.activities'), ACTIVITY_BULK.getTitle);
  const canSelect = useCan('activities:write');
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
      {canSelect && (
        <SelectionBar
          list={{ ...ACTIVITY_BULK, getLabel, describe }}
          selection={selection}
          query={query}
          countQuery={activityCountQuery(search)}
        />
      )}
      <RecordList
        id="activities"
        title={t('words.activities')}
        list={ACTIVITY_LIST}
        rows={activities}
        query={query}
        search={search}
        emptyTexts={{
          empty: t('empty'),
          emptyHint: t('emptyHint'),
          noMatch: t('noMatch'),
          noMatchHint: t('noMatchHint'),
        }}
        selection={canSelect ? rowSelection : null}
        isNarrow={isNarrow}
        onChange={onChange}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
        columns={ACTIVITY_COLUMNS}
        getHeading={getHeading}
        renderCell={renderCell}
        renderCard={(activity) => <ActivityCard activity={activity} texts={texts} />}
        getPath={getActivityPath}
      />
    </>
  );
}
