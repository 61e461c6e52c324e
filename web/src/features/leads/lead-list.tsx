import { Alert, Button, Center, Loader, Skeleton, Stack } from '@mantine/core';
import { type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { LeadCards } from './table/lead-cards';
import { LeadTable } from './table/lead-table';
import { type ChangeSearch, clearFilters, isFiltered, type LeadSearch } from './lead-search.rules';
import type { Lead } from './leads.api';
import type { Selection } from './bulk/use-selection';

interface LeadListProps {
  leads: Lead[];
  query: Pick<
    UseInfiniteQueryResult,
    'error' | 'isPending' | 'isPlaceholderData' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'refetch'
  >;
  search: LeadSearch;
  selection: Selection;
  canSelect: boolean;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The leads in a table or in cards, or why there are none. */
export function LeadList(props: LeadListProps) {
  const { leads, query, search, selection, canSelect, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { t } = useTranslation(['leads', 'shared']);
  if (query.error && leads.length === 0) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <ListSkeleton />;
  if (leads.length === 0 && !query.isPlaceholderData) return <NoLeads search={search} onChange={onChange} />;
  const foot = query.isFetchNextPageError ? (
    <Alert color="red" title={t('shared:failed')} m="sm">
      {query.error?.message}
      <Button size="xs" mt="xs" onClick={onRetryPage}>
        {t('shared:retry')}
      </Button>
    </Alert>
  ) : (
    query.isFetchingNextPage && (
      <Center py="sm" role="status" aria-label={t('shared:loading')}>
        <Loader size="sm" />
      </Center>
    )
  );
  if (isNarrow) return <LeadCards leads={leads} onEndNear={onEndNear} foot={foot} />;
  return (
    <LeadTable
      leads={leads}
      search={search}
      selection={selection}
      canSelect={canSelect}
      isOutdated={query.isPlaceholderData}
      onChange={onChange}
      onEndNear={onEndNear}
      foot={foot}
    />
  );
}

function NoLeads({ search, onChange }: { search: LeadSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation('leads');
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
