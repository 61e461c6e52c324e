import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan, useUser } from '../../shared/session/use-session';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { ColumnMenu } from './table/column-menu';
import { RecordCount } from '../../shared/tables/record-count';
import { LeadList } from './lead-list';
import { LEAD_LIST, readLeadSearch } from '../../records/leads/lead-list/lead-search.rules';
import { isPlainAddress } from '../../records/leads/lead-list/pipeline-address.rules';
import { PipelineBar } from '../../records/leads/lead-list/pipeline-bar';
import classes from '../../shared/tables/record-table.module.css';
import { leadCountQuery, leadsQuery } from './leads.api';
import { SelectionBar } from './bulk/selection-bar';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import { useSelection } from './bulk/use-selection';
import { ViewMenu } from './views/view-menu';
import { viewsQuery } from './views/views.api';
import { openView } from './views/views.rules';
import { ImportLink } from '../../records/imports/import-link';

const route = getRouteApi('/user/leads');

/** All leads in a table that can be filtered, sorted and exported. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'lead-list', 'filters']);
  const getLabel = useFieldLabels('leads');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readLeadSearch);
  useDefaultView(search, change);
  const query = useInfiniteQuery(leadsQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const leads = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const selection = useSelection(leads);
  const canSelect = useCan('leads:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
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
      <PipelineBar
        screen="table"
        search={search}
        onChange={change}
        count={
          data && (
            <RecordCount
              query={leadCountQuery(search)}
              loaded={leads.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('firstLeads', { loaded }),
                describeAll: (count, formatted) => t('words.leadCount', { count, formatted }),
              }}
            />
          )
        }
        actions={
          <>
            <ImportLink entity="leads" />
            {isNarrow ? (
              <SortSelect list={LEAD_LIST} search={search} onChange={change} getLabel={getLabel} />
            ) : (
              <ColumnMenu search={search} onChange={change} />
            )}
          </>
        }
        views={<ViewMenu search={search} onChange={change} />}
      />
      {canSelect && (
        <SelectionBar
          selection={selection}
          leads={leads}
          search={search}
          hasMore={hasNextPage}
          onSelectAll={() => void loadAndSelectAll().catch(() => undefined)}
        />
      )}
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
  // The switch from the board brings the filters of the board along.
  const keepsFilters = useLocation({ select: ({ state }) => state.keepsFilters === true });
  const isOpenedPlain = useRef(isPlainAddress(search) && !keepsFilters);
  useEffect(() => {
    if (!data || !isOpenedPlain.current) return;
    isOpenedPlain.current = false;
    const view = data.items.find(({ isDefault, ownerId }) => isDefault && ownerId === userId);
    if (view) onChange((known) => (isPlainAddress(known) ? openView(view) : known));
  }, [data, onChange, userId]);
}
