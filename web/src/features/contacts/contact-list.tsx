import { Alert, Button, Center, Skeleton, Stack } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ContactCards } from './contact-cards';
import { type ChangeSearch, clearFilters, type ContactSearch, isFiltered } from './contact-search.rules';
import { ContactTable } from './contact-table';
import type { Contact } from './contacts.api';

interface ContactListProps {
  contacts: readonly Contact[];
  query: Pick<
    UseInfiniteQueryResult,
    | 'error'
    | 'isPending'
    | 'isPlaceholderData'
    | 'isFetchingNextPage'
    | 'isFetchNextPageError'
    | 'hasNextPage'
    | 'fetchNextPage'
    | 'refetch'
  >;
  search: ContactSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
}

/** The contacts in a table or in cards, or why there are none. */
export function ContactList({ contacts, query, search, isNarrow, onChange }: ContactListProps) {
  const { t } = useTranslation(['contacts', 'shared']);
  const { error, isPending, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage } = query;
  if (error && contacts.length === 0) return <ProblemState error={error} onRetry={() => void query.refetch()} />;
  if (isPending) return <ListSkeleton />;
  if (contacts.length === 0 && !isPlaceholderData) return <NoContacts search={search} onChange={onChange} />;
  return (
    <div style={{ opacity: isPlaceholderData ? 0.6 : 1 }} aria-busy={isPlaceholderData}>
      {isNarrow ? (
        <ContactCards contacts={contacts} />
      ) : (
        <ContactTable contacts={contacts} search={search} onChange={onChange} />
      )}
      {query.isFetchNextPageError && (
        <Alert color="red" role="alert" title={t('shared:failed')} mt="sm">
          {error?.message}
        </Alert>
      )}
      {hasNextPage && (
        <Center mt="sm">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </Center>
      )}
    </div>
  );
}

function NoContacts({ search, onChange }: { search: ContactSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation('contacts');
  if (!isFiltered(search)) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('clearFilters')}</Button>
    </EmptyState>
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
