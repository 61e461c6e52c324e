import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { ColumnMenu } from './table/column-menu';
import { RecordCount } from '../../shared/tables/record-count';
import { LeadList } from './lead-list';
import { StatusDialogProvider } from '../../records/leads/lead-actions/status-dialog-provider';
import { TransitionDialogProvider } from '../../records/leads/lead-actions/transition-dialog-provider';
import { LEAD_LIST, readLeadSearch } from '../../records/leads/lead-list/lead-search.rules';
import { PipelineBar } from '../../records/leads/lead-list/pipeline-bar';
import classes from '../../shared/tables/record-table.module.css';
import { dropOutdatedFigure } from '../../records/leads/lead-list/report-figure.rules';
import { ReportFigureNotice } from './sums/report-figure-notice';
import { type Lead, leadCountQuery, leadsQuery } from './leads.api';
import { SelectionBar } from '../../records/lists/bulk/selection-bar';
import type { ChangeSearch } from '../../shared/tables/list-search.rules';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import { useRowSelection } from '../../records/lists/bulk/use-row-selection';
import { useSelection } from '../../records/lists/bulk/use-selection';
import { useFormat } from '../../shared/format/use-format';
import { ImportLink } from '../../records/imports/import-link';

const route = getRouteApi('/user/leads');

const LEAD_BULK_FIELDS = ['ownerId', 'tags', 'status'] as const;

const getTitle = ({ title }: Lead) => title;

/** All leads in a table that can be filtered, sorted and exported. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'lead-list', 'lists', 'filters', 'record-editor', 'timeline']);
  const getLabel = useFieldLabels('leads');
  const { search, change: changeAll } = useListSearch(route.useSearch(), route.useNavigate(), readLeadSearch);
  const change = useCallback<ChangeSearch>(
    (update) => changeAll((known) => dropOutdatedFigure(known, update(known))),
    [changeAll],
  );
  const query = useInfiniteQuery(leadsQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const leads = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const selection = useSelection(leads);
  const rowSelection = useRowSelection(selection, t('words.leads'), getTitle);
  const format = useFormat();
  const describe = (count: number) => t('words.leadCount', { count, formatted: format.count(count) });
  const canSelect = useCan('leads:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
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
      />
      {canSelect && (
        <SelectionBar
          list={{ fields: LEAD_BULK_FIELDS, getCollection: () => 'leads', getTitle, getLabel, describe }}
          selection={selection}
          query={query}
          countQuery={leadCountQuery(search)}
        />
      )}
      {data && search['figure'] !== undefined && <ReportFigureNotice search={search} />}
      <TransitionDialogProvider>
        <StatusDialogProvider>
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
        </StatusDialogProvider>
      </TransitionDialogProvider>
    </div>
  );
}
