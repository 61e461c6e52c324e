import { Group, Title } from '@mantine/core';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
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

const route = getRouteApi('/user/pipeline');

/** The board of the pipeline: every stage with its leads. */
export function PipelinePage() {
  const { t } = useTranslation('pipeline');
  const filters = route.useSearch();
  return (
    <TransitionDialogProvider onFocusLead={focusCard}>
      <StatusDialogProvider>
        <Group justify="space-between" mb="sm">
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <NewLeadButton />
        </Group>
        <BoardFilterBar filters={filters} />
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
  if (data.stages.every(({ count }) => count === 0)) return <EmptyState title={t('noLeads')} hint={t('noLeadsHint')} />;
  return (
    <div className={classes['board']} role="region" aria-label={t('board')} tabIndex={0}>
      {data.stages.map((column) => (
        <BoardColumn key={column.stage} column={column} filters={filters} today={today} />
      ))}
    </div>
  );
}
