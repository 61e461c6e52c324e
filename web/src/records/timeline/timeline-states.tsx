import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';

interface TimelineStatesProps<T> {
  query: Pick<
    UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>,
    'data' | 'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >;
  /** The text when there is nothing, and how something comes here. */
  empty: { title: string; hint: string };
  /** Tells whether an item is shown at all. */
  isShown?: (item: T) => boolean;
  /** Whether items that have been read are still to be shown, before more are read. */
  isCut?: (items: T[]) => boolean;
  children: (items: T[]) => ReactNode;
}

/** A part of the timeline that is read page by page: its items, or that there are none, or that it cannot be read. */
export function TimelineStates<T>({ query, empty, isShown, isCut, children }: TimelineStatesProps<T>) {
  const { data, error, refetch, hasNextPage } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const items = data.pages.flatMap((page) => (isShown ? page.items.filter(isShown) : page.items));
  if (items.length === 0 && !hasNextPage) return <EmptyState {...empty} />;
  return (
    <>
      {children(items)}
      {!isCut?.(items) && <ShowMore query={query} />}
    </>
  );
}
