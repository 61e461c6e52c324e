import { Button, Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pipelineQuery } from '../../records/leads/lead.api';
import { NewLeadButton } from '../../records/leads/lead-create/new-lead-button';
import { findToday } from '../../shared/format/format.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { boardQuery } from './board.api';
import { BoardColumn } from './board-column';
import { BoardFilterBar } from './board-filter-bar';
import type { BoardFilters } from './board-filters.rules';
import classes from './board.module.css';
import { StatusDialogProvider } from '../../records/leads/lead-actions/status-dialog-provider';
import { TransitionDialogProvider } from '../../records/leads/lead-actions/transition-dialog-provider';
import { PageTitle } from '../../shared/layout/page-title';
import { FiltersButton } from '../../shared/tables/filters-button';

const route = getRouteApi('/user/pipeline');

/** The board of the pipeline: every stage with its leads. */
export function PipelinePage() {
  const { t } = useTranslation('pipeline');
  const filters = route.useSearch();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  return (
    <TransitionDialogProvider onFocusLead={focusCard}>
      <StatusDialogProvider>
        <Group justify="space-between" mb="sm">
          <PageTitle>{t('words.pipeline')}</PageTitle>
          <Group gap="xs">
            {isNarrow && <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />}
            <NewLeadButton />
          </Group>
        </Group>
        <Collapse expanded={!isNarrow || areFiltersShown}>
          <BoardFilterBar filters={filters} />
        </Collapse>
        <Board filters={filters} />
      </StatusDialogProvider>
    </TransitionDialogProvider>
  );
}

/** The card of a lead that has moved is another one, in the column of its new stage. */
function focusCard(leadId: string): void {
  document.getElementById(`card-${leadId}`)?.focus();
}

function Board({ filters }: { filters: BoardFilters }) {
  const { t } = useTranslation('pipeline');
  const today = findToday();
  // The menus of the cards need it.
  usePrefetchQuery(pipelineQuery);
  const { data, error, refetch } = useQuery(boardQuery(filters, today));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.stages.every(({ count }) => count === 0)) return <NoLeads isFiltered={Object.keys(filters).length > 0} />;
  return (
    <div className={classes['board']} role="region" aria-label={t('board')} tabIndex={0}>
      {data.stages.map((column) => (
        <BoardColumn key={column.stage} column={column} filters={filters} today={today} />
      ))}
    </div>
  );
}

/** Says why the board is empty, and offers the way out. */
function NoLeads({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate({ from: '/pipeline' });
  if (!isFiltered) return <EmptyState title={t('words.noLeadsYet')} hint={t('words.noLeadsHint')} />;
  return (
    <EmptyState title={t('words.noLeadMatches')} hint={t('words.noLeadMatchesHint')}>
      <Button onClick={() => void navigate({ search: {} })}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
