import { Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan, useUser } from '../../shared/session/use-session';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { ColumnMenu } from './table/column-menu';
import { ExportMenu } from '../../shared/tables/export-menu';
import { RecordCount } from '../../shared/tables/record-count';
import { LeadFilterBar } from './filters/lead-filter-bar';
import { LeadList } from './lead-list';
import { LEAD_LIST, readLeadSearch } from './lead-search.rules';
import classes from '../../shared/tables/record-table.module.css';
import { leadCountQuery, leadsQuery } from './leads.api';
import { dropOutdatedFigure } from './sums/report-figure.rules';
import { ReportFigureNotice } from './sums/report-figure-notice';
import { SelectionBar } from './bulk/selection-bar';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import { useSelection } from './bulk/use-selection';
import { ViewMenu } from './views/view-menu';
import { viewsQuery } from './views/views.api';
import { openView } from './views/views.rules';
import { PageTitle } from '../../shared/layout/page-title';
import { ImportLink } from '../../records/imports/import-link';
import { FiltersButton } from '../../shared/tables/filters-button';

const route = getRouteApi('/user/leads');

/** All leads in a table that can be filtered, sorted and exported. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'filters']);
  const getLabel = useFieldLabels('leads');
  const { search, change: changeAll } = useListSearch(route.useSearch(), route.useNavigate(), readLeadSearch);
  const change = useCallback<ChangeSearch>(
    (update) => changeAll((known) => dropOutdatedFigure(known, update(known))),
    [changeAll],
  );
  useDefaultView(search, change);
  const query = useInfiniteQuery(leadsQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const leads = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const selection = useSelection(leads);
  const canExport = useCan('leads:export');
  const canSelect = useCan('leads:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const { selectAll } = selection;
  const loadAndSelectAll = async () => {
    let all = { data, hasNextPage };
    while (all.hasNextPage) all = await fetchNextPage({ throwOnError: true });
    selectAll(all.data?.pages.flatMap((page) => page.items) ?? []);
  };
  return (
    <div className={classes['page']}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm" align="baseline">
          <PageTitle>{t('words.leads')}</PageTitle>
          {data && (
            <RecordCount
              query={leadCountQuery(search)}
              loaded={leads.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('firstLeads', { loaded }),
                describeAll: (count, formatted) => t('words.leadCount', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <ImportLink entity="leads" />
          <NewLeadButton />
          <ViewMenu search={search} onChange={change} />
          {isNarrow ? (
            <>
              <SortSelect list={LEAD_LIST} search={search} onChange={change} getLabel={getLabel} />
              <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />
            </>
          ) : (
            <ColumnMenu search={search} onChange={change} />
          )}
          {canExport && (
            <ExportMenu list={LEAD_LIST} search={search} formats={['xlsx', 'csv']} hint={t('exportHint')} />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <LeadFilterBar search={search} onChange={change} />
      </Collapse>
      {canSelect && (
        <SelectionBar
          selection={selection}
          leads={leads}
          search={search}
          hasMore={hasNextPage}
          onSelectAll={() => void loadAndSelectAll().catch(() => undefined)}
        />
      )}
      {data && search['figure'] !== undefined && <ReportFigureNotice search={search} />}
      <LeadList
        leads={leads}
        query={query}
        search={search}
        selection={selection}
        canSelect={canSelect}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
      />
    </div>
  );
}

/**
 * Opens the default view of the user when the list is opened without filters. Later the user may remove all filters
 * without getting the view back.
 */
function useDefaultView(search: ListSearch, onChange: ChangeSearch): void {
  const { id: userId } = useUser();
  const { data } = useQuery(viewsQuery);
  const isOpenedPlain = useRef(Object.keys(search).length === 0);
  useEffect(() => {
    if (!data || !isOpenedPlain.current) return;
    isOpenedPlain.current = false;
    const view = data.items.find(({ isDefault, ownerId }) => isDefault && ownerId === userId);
    if (view) onChange((known) => (Object.keys(known).length === 0 ? openView(view) : known));
  }, [data, onChange, userId]);
}
