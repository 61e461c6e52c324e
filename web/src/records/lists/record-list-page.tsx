import { Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryOptions } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { ExportMenu } from '../../shared/tables/export-menu';
import type { ChangeSearch, ListDefinition, ListSearch } from '../../shared/tables/list-search.rules';
import { RecordCount } from '../../shared/tables/record-count';
import classes from '../../shared/tables/record-table.module.css';
import { SortSelect } from '../../shared/tables/sort-select';
import { type EmptyListTexts, RecordList, type RecordPresentation } from './record-list';
import { PageTitle } from '../../shared/layout/page-title';
import { FiltersButton } from '../../shared/tables/filters-button';

/** The texts of the page of a list. */
export interface ListPageTexts extends EmptyListTexts {
  title: string;
  exportHint: string;
  describeFirst: (loaded: string) => string;
  describeAll: (count: number, formatted: string) => string;
}

interface RecordListPageProps<R, C extends string, K extends readonly unknown[]> extends RecordPresentation<R, C> {
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
  /** Actions beside the list, such as creating a record. */
  actions: ReactNode;
  filters: ReactNode;
}

/** The page of a list that can be searched, filtered, sorted and exported. */
export function RecordListPage<R extends { id: string }, C extends string, K extends readonly unknown[]>(
  props: RecordListPageProps<R, C, K>,
) {
  const { id, list, search, onChange, query, countQuery, texts, canExport, actions, filters } = props;
  const { columns, getHeading, renderCell, renderCard, getPath } = props;
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
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
      <RecordList
        id={id}
        title={texts.title}
        list={list}
        rows={rows}
        query={query}
        search={search}
        emptyTexts={texts}
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
