import { Button, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pipelineQuery } from '../../records/leads/lead.api';
import { StatusDialogProvider } from '../../records/leads/lead-actions/status-dialog-provider';
import { TransitionDialogProvider } from '../../records/leads/lead-actions/transition-dialog-provider';
import { readLeadSearch } from '../../records/leads/lead-list/lead-search.rules';
import { PipelineBar } from '../../records/leads/lead-list/pipeline-bar';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import {
  type ChangeSearch,
  changeSearch,
  clearFilters,
  isFiltered,
  type ListSearch,
} from '../../shared/tables/list-search.rules';
import pageClasses from '../../shared/tables/record-table.module.css';
import { useListSearch } from '../../shared/tables/use-list-search';
import { boardQuery, type BoardStage } from './board.api';
import { BoardColumn } from './board-column';
import classes from './board.module.css';

const route = getRouteApi('/user/pipeline');

/** The board of the pipeline: every stage with its leads. */
export function PipelinePage() {
  const { t } = useTranslation(['pipeline', 'lead-list', 'lists', 'filters']);
  const format = useFormat();
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readLeadSearch);
  const { data } = useQuery(boardQuery(search));
  const open = data?.stages.reduce((sum, stage) => sum + stage.open, 0);
  return (
    <TransitionDialogProvider onFocusLead={focusCard}>
      <StatusDialogProvider>
        <div className={pageClasses['page']}>
          <PipelineBar
            screen="board"
            search={search}
            onChange={change}
            count={
              open !== undefined && (
                <Text size="sm" c="dimmed" role="status">
                  {t('openLeads', { leads: format.count(open) })}
                </Text>
              )
            }
          />
          <Board search={search} onChange={change} />
        </div>
      </StatusDialogProvider>
    </TransitionDialogProvider>
  );
}

/** The card of a lead that has moved is another one, in the column of its new stage. */
function focusCard(leadId: string): void {
  document.getElementById(`card-${leadId}`)?.focus();
}

interface BoardProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

function Board({ search, onChange }: BoardProps) {
  const { t } = useTranslation('pipeline');
  const today = findToday();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<string | null>(null);
  // The menus of the cards need it.
  usePrefetchQuery(pipelineQuery);
  const { data, error, refetch } = useQuery(boardQuery(search));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.stages.every(({ count }) => count === 0)) return <NoLeads search={search} onChange={onChange} />;
  const stages = filterStages(data.stages, search);
  const shown = stages.find(({ stage }) => stage === chosen) ?? stages[0];
  return (
    <>
      {isNarrow && <StageSwitch stages={stages} value={shown?.stage ?? ''} onChange={setChosen} />}
      <div className={classes['board']} role="region" aria-label={t('board')} tabIndex={0}>
        {stages
          .filter(({ stage }) => !isNarrow || stage === shown?.stage)
          .map((column) => (
            <BoardColumn key={column.stage} column={column} search={search} today={today} />
          ))}
      </div>
    </>
  );
}

/** Leaves out the stages that a filter excludes. Without leads they would look empty. */
function filterStages(stages: readonly BoardStage[], { stage: wanted }: ListSearch): readonly BoardStage[] {
  const found = stages.filter(({ stage }) => [wanted].flat().includes(stage));
  return found.length > 0 ? found : stages;
}

interface StageSwitchProps {
  stages: readonly BoardStage[];
  value: string;
  onChange: (stage: string) => void;
}

/** Chooses the stage that a phone shows, because it has room for one. */
function StageSwitch({ stages, value, onChange }: StageSwitchProps) {
  const { t } = useTranslation('pipeline');
  const label = useLabels();
  const format = useFormat();
  return (
    <div className={classes['stages']}>
      <SegmentedControl
        aria-label={t('words.stages')}
        value={value}
        onChange={onChange}
        data={stages.map(({ stage, count }) => ({
          value: stage,
          label: `${label('stage', stage)} ${format.count(count)}`,
        }))}
      />
    </div>
  );
}

/** Says why the board is empty, and offers the way out. */
function NoLeads({ search, onChange }: BoardProps) {
  const { t } = useTranslation('pipeline');
  if (!isFiltered(changeSearch(search, { status: undefined }))) {
    return <EmptyState title={t('words.noLeadsYet')} hint={t('words.noLeadsHint')} />;
  }
  return (
    <EmptyState title={t('words.noLeadMatches')} hint={t('words.noLeadMatchesHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
