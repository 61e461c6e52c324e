import { Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryOptions } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { ExportMenu } from '../../shared/tables/export-menu';
import type { ChangeSearch, ListDefinition, ListSearch } from '../../shared/tables/list-search.rules';
import { RecordCount } from '../../shared/tables/record-count';
import classes from '../../shared/tables/record-table.module.css';
import { SortSelect } from '../../shared/tables/sort-select';
import { type EmptyListTexts, RecordList, type RecordPresentation } from './record-list';
import { SelectionBar } from './bulk/selection-bar';
import type { BulkRecords } from './bulk/use-bulk-report';
import { useRowSelection } from './bulk/use-row-selection';
import { useSelection } from './bulk/use-selection';
import { ViewMenu } from './views/view-menu';
import type { ViewedList } from './views/views.rules';
import { PageTitle } from '../../shared/layout/page-title';
import { FiltersButton } from '../../shared/tables/filters-button';

/** The texts of the page of a list. */
export interface ListPageTexts extends EmptyListTexts {
  title: string;
  exportHint: string;
  describeFirst: (loaded: string) => string;
  describeAll: (count: number, formatted: string) => string;
}

interface RecordListPageProps<
  R extends { id: string },
  C extends string,
  K extends readonly unknown[],
> extends RecordPresentation<R, C> {
  /** The name under which the place of scrolling is remembered. */
  id: string;
  list: ListDefinition;
  search: ListSearch;
  onChange: ChangeSearch;
  query: UseInfiniteQueryResult<InfiniteData<{ items: R[] }>>;
  /** Counts all rows that match the filters. */
  countQuery: UseQueryOptions<number, Error, number, K>;
  texts: ListPageTexts;
  canExport: boolean;
  /** The list, if its filters and order can be saved as a view. */
  viewed?: ViewedList;
  /** How many records are changed at once; null if the user may not change them. */
  bulk?: BulkRecords<R> | null;
  /** Actions beside the list, such as creating a record. */
  actions: ReactNode;
  filters: ReactNode;
}

/** The page of a list that can be searched, filtered, sorted and exported. */
export function RecordListPage<R extends { id: string }, C extends string, K extends readonly unknown[]>(
  props: RecordListPageProps<R, C, K>,
) {
  const { id, list, search, onChange, query, countQuery, texts, canExport, viewed, bulk, actions, filters } = props;
  const { columns, getHeading, renderCell, renderCard, getPath } = props;
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  // The filters load their own texts too; both are loaded at once.
  useTranslation(['lists', 'filters']);
  const format = useFormat();
  const describe = (count: number) => texts.describeAll(count, format.count(count));
  const bulkList = bulk && { ...bulk, describe, getLabel: (field: string) => getHeading(field as C) };
  const selection = useSelection(rows);
  const rowSelection = useRowSelection(selection, texts.title, bulk?.getTitle);
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
          <PageTitle>{texts.title}</PageTitle>
          {data && <RecordCount query={countQuery} loaded={rows.length} hasMore={hasNextPage} texts={texts} />}
        </Group>
        <Group gap="xs">
          {actions}
          {viewed && <ViewMenu viewed={viewed} search={search} onChange={onChange} />}
          {isNarrow && (
            <>
              <SortSelect list={list} search={search} onChange={onChange} getLabel={(name) => getHeading(name as C)} />
              <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />
            </>
          )}
          {canExport && (
            <ExportMenu list={list} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={texts.exportHint} />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>{filters}</Collapse>
      {bulkList && <SelectionBar list={bulkList} selection={selection} query={query} countQuery={countQuery} />}
      <RecordList
        id={id}
        title={texts.title}
        list={list}
        rows={rows}
        query={query}
        search={search}
        emptyTexts={texts}
        selection={bulk ? rowSelection : null}
        isNarrow={isNarrow}
        onChange={onChange}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
        columns={columns}
        getHeading={getHeading}
        renderCell={renderCell}
        renderCard={renderCard}
        getPath={getPath}
      />
    </div>
  );
}
