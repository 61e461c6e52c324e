import { Alert, Button, Center, Loader, Skeleton, Stack } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemState } from '../layout/problem-state';

/** The state of reading a list page by page. */
export type ListQuery = Pick<
  UseInfiniteQueryResult,
  'error' | 'isPending' | 'isPlaceholderData' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'refetch'
>;

interface ListStatesProps {
  query: ListQuery;
  isEmpty: boolean;
  /** The content when nothing matches the filters. */
  empty: ReactNode;
  onRetryPage: () => void;
  /** Renders the rows, with what stands after the last one. */
  children: (foot: ReactNode) => ReactNode;
}

/** The rows of a list, or why there are none. */
export function ListStates({ query, isEmpty, empty, onRetryPage, children }: ListStatesProps) {
  const { t } = useTranslation('shared');
  if (query.error && isEmpty) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <ListSkeleton />;
  if (isEmpty && !query.isPlaceholderData) return empty;
  if (query.isFetchNextPageError) {
    return children(
      <Alert color="red" title={t('failed')} m="sm">
        {query.error?.message}
        <Button size="xs" mt="xs" onClick={onRetryPage}>
          {t('retry')}
        </Button>
      </Alert>,
    );
  }
  return children(
    query.isFetchingNextPage && (
      <Center py="sm" role="status" aria-label={t('loading')}>
        <Loader size="sm" />
      </Center>
    ),
  );
}

function ListSkeleton() {
  const { t } = useTranslation('shared');
  return (
    <Stack gap={12} role="status" aria-label={t('loading')} pt="sm">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={36} />
      ))}
    </Stack>
  );
}
