import { useMediaQuery } from '@mantine/hooks';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useRowSelection } from '../../../../records/lists/bulk/use-row-selection';
import { useSelection } from '../../../../records/lists/bulk/use-selection';

/** Returns the people of a list that has keys instead of ids, and which of them are chosen. */
export function usePeopleList<R extends { key: string }>(
  query: UseInfiniteQueryResult<InfiniteData<{ items: R[] }>>,
  title: string,
  getName: (row: R) => string,
) {
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(
    () => data?.pages.flatMap(({ items }) => items.map((row) => ({ ...row, id: row.key }))) ?? [],
    [data],
  );
  const selection = useSelection(rows);
  const rowSelection = useRowSelection(selection, title, getName);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return { rows, selection, rowSelection, isNarrow, loadMore };
}
