import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { type ChangeSearch, clearFilters, isFiltered, type ListSearch } from '../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../shared/tables/list-states';
import { LeadCards } from './table/lead-cards';
import { LeadTable } from './table/lead-table';
import type { Lead } from './leads.api';
import type { RowSelection } from '../../shared/tables/record-table';

interface LeadListProps {
  leads: Lead[];
  query: ListQuery;
  search: ListSearch;
  /** Null if leads cannot be selected. */
  selection: RowSelection<Lead> | null;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The leads in a table or in cards, or why there are none. */
export function LeadList(props: LeadListProps) {
  const { leads, query, search, isNarrow, onChange, onEndNear, onRetryPage, ...table } = props;
  return (
    <ListStates
      query={query}
      isEmpty={leads.length === 0}
      empty={<NoLeads search={search} onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <LeadCards leads={leads} onEndNear={onEndNear} foot={foot} />
        ) : (
          <LeadTable
            {...table}
            leads={leads}
            search={search}
            isOutdated={query.isPlaceholderData}
            onChange={onChange}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

function NoLeads({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation(['leads', 'filters']);
  if (!isFiltered(search)) return <EmptyState title={t('words.noLeadsYet')} hint={t('words.noLeadsHint')} />;
  return (
    <EmptyState title={t('words.noLeadMatches')} hint={t('words.noLeadMatchesHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
