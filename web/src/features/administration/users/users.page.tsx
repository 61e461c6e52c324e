import { Group, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../records/filters/filter-bar';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { RecordCount } from '../../../shared/tables/record-count';
import classes from '../../../shared/tables/record-table.module.css';
import { SortSelect } from '../../../shared/tables/sort-select';
import { useListSearch } from '../../../shared/tables/use-list-search';
import { NewUserButton } from './new-user-button';
import { readUserSearch, USER_LIST } from './user-list.rules';
import { UserTable } from './user-table';
import { userCountQuery, usersQuery } from './users.api';

const route = getRouteApi('/user/administration/users');

/** All users in a table that can be searched, filtered, sorted and exported. */
export function UsersPage() {
  const { t } = useTranslation('administration');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readUserSearch);
  const query = useInfiniteQuery(usersQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const users = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const canExport = useCan('users:export');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return (
    <div className={classes['page']}>
      <Group justify="space-between" gap="xs" mt="md">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h4">
            {t('parts.users')}
          </Title>
          {data && (
            <RecordCount
              query={userCountQuery(search)}
              loaded={users.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('users.first', { loaded }),
                describeAll: (count, formatted) => t('users.count', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <NewUserButton />
          {isNarrow && (
            <SortSelect
              list={USER_LIST}
              search={search}
              onChange={change}
              getLabel={(name) =>
                name === 'createdAt' ? t('users.filter.createdAt') : t(listTextKeys('users.column', name))
              }
            />
          )}
          {canExport && (
            <ExportMenu
              list={USER_LIST}
              search={search}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t('users.exportHint')}
            />
          )}
        </Group>
      </Group>
      <FilterBar
        list={USER_LIST}
        search={search}
        onChange={change}
        usual={['role']}
        texts={{
          search: t('users.search'),
          searchShort: t('users.searchShort'),
          archived: t('users.archived', { returnObjects: true }),
          getLabel: (name) => t(listTextKeys('users.filter', name)),
        }}
      />
      <UserTable
        users={users}
        query={query}
        search={search}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
      />
    </div>
  );
}
