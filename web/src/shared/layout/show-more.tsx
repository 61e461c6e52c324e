import { Alert, Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

interface ShowMoreProps {
  query: Pick<
    UseInfiniteQueryResult,
    'error' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >;
  /** The text of the button, if it is not “Show more”. */
  text?: string;
}

/** Reads the next page of a list. A failure is told below the pages that the user has. */
export function ShowMore({ query, text }: ShowMoreProps) {
  const { t } = useTranslation('shared');
  const { error, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  return (
    <>
      {isFetchNextPageError && error && (
        <Alert color="red" role="alert" mt="sm" title={t('failed')}>
          {error.message}
        </Alert>
      )}
      {hasNextPage && (
        <Button variant="subtle" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text ?? t('more')}
        </Button>
      )}
    </>
  );
}
