import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { DecisionButton } from '../../../shared/keyboard/decision-button';
import { EmptyState } from '../../../shared/layout/empty-state';
import { ListStates } from '../../../shared/tables/list-states';
import { RecordCards } from '../../../shared/tables/record-cards';
import { listOutcomeKeys, type Outcome, OUTCOMES, type ReasonFilter } from '../import-steps.rules';
import { type Import, importRowsQuery } from '../imports.api';
import { useReasonLanguage } from '../use-reason-language';
import { DecideAll } from './decide-all';
import { DuplicatePanel } from './duplicate-panel';
import { RowCard } from './row-card';
import { useDuplicates } from './use-duplicates';

interface RowsCardProps {
  found: Import;
  outcome: Outcome | null;
  /** The reason that all rows in the list have. */
  reason: ReasonFilter | null;
  onFilter: (outcome: Outcome | null) => void;
  onReason: (reason: ReasonFilter | null) => void;
}

/** The rows of the file with what the import does with each. Only those in sight are in the page. */
export function RowsCard({ found, outcome, reason, onFilter, onReason }: RowsCardProps) {
  const { t } = useTranslation('imports');
  const query = useInfiniteQuery(importRowsQuery(found, outcome, reason, useReasonLanguage()));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const duplicates = useDuplicates(found, rows, outcome);
  const { open, last, isPending, error } = duplicates;
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return (
    <Stack component="section" gap="xs" aria-labelledby="import-rows">
      <Title order={2} size="h5" id="import-rows">
        {t('rows.title')}
      </Title>
      <OutcomeFilter found={found} outcome={outcome} onFilter={onFilter} />
      {reason && (
        <Group gap="sm" data-reason-filter>
          <Text size="sm">{t('reasons.filtered')}</Text>
          <Button size="xs" variant="default" onClick={() => onReason(null)}>
            {t('reasons.all')}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {t('rows.hint')}
      </Text>
      <DecideAll found={found} rows={duplicates.undecided} />
      <Group gap="sm">
        <Text size="sm" role="status">
          {last?.text}
        </Text>
        {last && (
          <DecisionButton
            shortcut="u"
            text={t('decide.undo', { row: last.row })}
            disabled={isPending}
            onClick={() => duplicates.undo(last)}
          />
        )}
      </Group>
      <ListStates
        query={query}
        isEmpty={rows.length === 0}
        empty={<EmptyState title={t('rows.none')} hint={t('rows.noneHint')} />}
        onRetryPage={() => void fetchNextPage()}
      >
        {(foot) => (
          <RecordCards
            label={t('rows.title')}
            rows={rows}
            renderCard={(row) => (
              <RowCard
                found={found}
                row={row}
                isCompared={open.row === row.row}
                comparison={
                  open.row === row.row ? (
                    <DuplicatePanel
                      found={found}
                      row={row.row}
                      isFocused={open.isFocused}
                      isPending={isPending}
                      error={error}
                      onDecide={(decision, before) => duplicates.decide(row.row, decision, before)}
                      onClose={() => duplicates.openRow(null, false)}
                    />
                  ) : (
                    row.candidates.length > 0 && (
                      <Button
                        size="compact-sm"
                        variant="light"
                        w="fit-content"
                        mt={4}
                        onClick={() => duplicates.openRow(row.row, true)}
                      >
                        {t('decide.open', { row: row.row })}
                      </Button>
                    )
                  )
                }
              />
            )}
            onEndNear={loadMore}
            foot={foot}
          />
        )}
      </ListStates>
    </Stack>
  );
}

interface OutcomeFilterProps {
  found: Import;
  outcome: Outcome | null;
  onFilter: (outcome: Outcome | null) => void;
}

/** The number of rows with each outcome. Each is a filter of the list. */
function OutcomeFilter({ found: { counts, status }, outcome, onFilter }: OutcomeFilterProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const tense = status === 'checked' || status === 'failed' ? 'would' : 'done';
  const all = OUTCOMES.reduce((sum, one) => sum + counts[one], 0);
  const filters = [
    { value: null, text: t('words.all'), count: all },
    ...OUTCOMES.map((value) => ({ value, text: t(listOutcomeKeys(tense, value)), count: counts[value] })),
  ];
  return (
    <Group gap={6} role="group" aria-label={t('rows.filter')}>
      {filters.map(({ value, text, count }) => (
        <Button
          key={value ?? 'all'}
          size="xs"
          variant={outcome === value ? 'filled' : 'default'}
          aria-pressed={outcome === value}
          data-filter={value ?? 'all'}
          onClick={() => onFilter(value)}
        >
          {text}: {format.count(count)}
        </Button>
      ))}
    </Group>
  );
}
