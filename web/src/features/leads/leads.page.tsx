import { Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { ColumnMenu } from './table/column-menu';
import { ExportMenu } from '../../shared/tables/export-menu';
import { RecordCount } from '../../shared/tables/record-count';
import { LeadFilterBar } from './filters/lead-filter-bar';
import { LeadList } from './lead-list';
import { LEAD_LIST, LEAD_VIEWS, readLeadSearch } from './lead-search.rules';
import classes from '../../shared/tables/record-table.module.css';
import { type Lead, leadCountQuery, leadsQuery } from './leads.api';
import { SelectionBar } from '../../records/lists/bulk/selection-bar';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import { useRowSelection } from '../../records/lists/bulk/use-row-selection';
import { useSelection } from '../../records/lists/bulk/use-selection';
import { ViewMenu } from '../../records/lists/views/view-menu';
import { useFormat } from '../../shared/format/use-format';
import { PageTitle } from '../../shared/layout/page-title';
import { ImportLink } from '../../records/imports/import-link';
import { FiltersButton } from '../../shared/tables/filters-button';

const route = getRouteApi('/user/leads');

const LEAD_BULK_FIELDS = ['ownerId', 'tags', 'status'] as const;

const getTitle = ({ title }: Lead) => title;

/** All leads in a table that can be filtered, sorted and exported. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'lists', 'filters']);
  const getLabel = useFieldLabels('leads');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readLeadSearch);
  const query = useInfiniteQuery(leadsQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const leads = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const selection = useSelection(leads);
  const rowSelection = useRowSelection(selection, t('words.leads'), getTitle);
  const format = useFormat();
  const describe = (count: number) => t('words.leadCount', { count, formatted: format.count(count) });
  const canExport = useCan('leads:export');
  const canSelect = useCan('leads:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
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
          <ViewMenu viewed={LEAD_VIEWS} search={search} onChange={change} />
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
          list={{ fields: LEAD_BULK_FIELDS, getCollection: () => 'leads', getTitle, getLabel, describe }}
          selection={selection}
          query={query}
          countQuery={leadCountQuery(search)}
        />
      )}
      <LeadList
        leads={leads}
        query={query}
        search={search}
        selection={canSelect ? rowSelection : null}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
      />
    </div>
  );
}
