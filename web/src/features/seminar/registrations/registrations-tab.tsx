import { Box, Collapse, Group, Stack } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BadgesButton } from '../../../records/activities/badges/badges-button';
import { FilterBar } from '../../../records/filters/filter-bar';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { RecordCount } from '../../../shared/tables/record-count';
import { SortSelect } from '../../../shared/tables/sort-select';
import { useListSearch } from '../../../shared/tables/use-list-search';
import type { SeminarView } from '../seminar.api';
import type { SeminarSearch } from '../seminar-search.rules';
import { AddRegistrationButton } from './add-registration-button';
import { RegistrationDialog } from './registration-dialog';
import { RegistrationList } from './registration-list';
import { getRegistrationList, readRegistrationSearch } from './registration-list.rules';
import { registrationCountQuery, registrationsQuery } from './registrations.api';
import { FiltersButton } from '../../../shared/tables/filters-button';

const route = getRouteApi('/user/seminars/$seminarId');

/** Everybody who registered, in the order of arrival, which is also that of the waiting list. */
export function RegistrationsTab() {
  const { t } = useTranslation(['seminar', 'filters']);
  const { record: seminar } = useRecordEditor<SeminarView>();
  const list = useMemo(() => getRegistrationList(seminar.id), [seminar.id]);
  const { search, change } = useRegistrationSearch();
  const query = useInfiniteQuery(registrationsQuery(seminar.id, search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const registrations = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const canExportActivities = useCan('activities:export');
  const canExportContacts = useCan('contacts:export');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          {data && (
            <RecordCount
              query={registrationCountQuery(seminar.id, search)}
              loaded={registrations.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('words.firstRegistrations', { loaded }),
                describeAll: (count, formatted) => t('words.registrationCount', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <AddRegistrationButton seminar={seminar} />
          {isNarrow && (
            <>
              <SortSelect
                list={{ ...list, sorts: list.sorts.filter((name) => name !== 'arrival') }}
                search={search}
                onChange={change}
                getLabel={(name) => t(listTextKeys('field', name))}
              />
              <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />
            </>
          )}
          <BadgesButton event={{ kind: 'seminars', id: seminar.id, title: seminar.title }} />
          {canExportActivities && canExportContacts && (
            <ExportMenu list={list} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={t('exportHint')} />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <FilterBar
          list={list}
          search={search}
          onChange={change}
          usual={['status', 'companyName', 'walkIn']}
          texts={{
            search: t('search'),
            searchShort: t('searchShort'),
            archived: t('archived', { returnObjects: true }),
            getLabel: (name) => t(listTextKeys('field', name)),
          }}
        />
      </Collapse>
      <Box
        h={isNarrow ? undefined : 'max(420px, calc(100dvh - 360px))'}
        style={{ display: 'flex', flexDirection: 'column' }}
      >
        <RegistrationList
          list={list}
          registrations={registrations}
          query={query}
          search={search}
          isNarrow={isNarrow}
          onChange={change}
          onEndNear={loadMore}
          onRetryPage={() => void fetchNextPage()}
        />
      </Box>
      <RegistrationDialog seminar={seminar} />
    </Stack>
  );
}

/** Returns the filters in the address and a function that changes them. The tab stays open. */
function useRegistrationSearch() {
  const navigate = route.useNavigate();
  const navigateInTab = useCallback(
    ({ search, ...options }: { search: (known: ListSearch) => ListSearch; replace: boolean; resetScroll: boolean }) =>
      navigate({ ...options, search: (known): SeminarSearch => ({ ...search(known), tab: 'registrations' }) }),
    [navigate],
  );
  return useListSearch(route.useSearch(), navigateInTab, readRegistrationSearch);
}
