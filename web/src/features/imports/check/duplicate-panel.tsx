import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionButton } from '../../../shared/keyboard/decision-button';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type CandidateComparison, type Import, importRowQuery, type RowDecision } from '../imports.api';
import { CandidateName, useCandidateText } from './candidate-name';
import { CandidateTable } from './candidate-table';

interface DuplicatePanelProps {
  found: Import;
  row: number;
  /** Whether it was opened by a key or a decision, so that it gets the focus. */
  isFocused: boolean;
  isPending: boolean;
  error: Error | null;
  onDecide: (decision: RowDecision, before: RowDecision) => void;
  onClose: () => void;
}

/** A possible duplicate beside what it resembles, and the buttons that decide what it is. */
export function DuplicatePanel({ found, row, isFocused, isPending, error, onDecide, onClose }: DuplicatePanelProps) {
  const { t } = useTranslation('imports');
  const { data, error: problem, refetch } = useQuery(importRowQuery(found.id, row));
  const getText = useCandidateText();
  const heading = useRef<HTMLHeadingElement>(null);
  const isLoaded = data !== undefined;
  useEffect(() => {
    if (isLoaded && isFocused) heading.current?.focus();
  }, [isLoaded, isFocused]);
  if (problem && !data) return <ProblemState error={problem} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { canDecide, comparisons, decision } = data;
  const decide = (next: RowDecision) => onDecide(next, decision);
  return (
    <Stack component="section" gap="xs" mt="xs" aria-labelledby={`duplicate-${row}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h6" id={`duplicate-${row}`} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {t('decide.title', { row })}
        </Title>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t('decide.close')}
        </Button>
      </Group>
      <DecisionText decision={decision} comparisons={comparisons} />
      <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
      {comparisons.map((comparison, index) => (
        <Card key={comparison.recordId ?? comparison.row} withBorder p="xs">
          <Stack gap={6}>
            <CandidateHead found={found} comparison={comparison} />
            {comparison.fields.length > 0 && <CandidateTable row={row} comparison={comparison} />}
            {canDecide && comparison.isUsable && comparison.recordId !== null && (
              <DecisionButton
                shortcut={index < 9 ? String(index + 1) : null}
                text={t('decide.update', { name: getText(comparison) })}
                disabled={isPending}
                w="fit-content"
                maw="100%"
                onClick={() => decide({ recordId: comparison.recordId! })}
              />
            )}
          </Stack>
        </Card>
      ))}
      {canDecide && (
        <Group gap="xs">
          <DecisionButton
            shortcut="n"
            text={t('decide.create')}
            disabled={isPending}
            onClick={() => decide('create')}
          />
          <DecisionButton shortcut="x" text={t('decide.skip')} disabled={isPending} onClick={() => decide('skip')} />
          {decision !== null && (
            <Button variant="subtle" size="sm" disabled={isPending} onClick={() => decide(null)}>
              {t('decide.takeBack')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

interface DecisionTextProps {
  decision: RowDecision;
  comparisons: readonly CandidateComparison[];
}

/** Says what was decided about the row. */
function DecisionText({ decision, comparisons }: DecisionTextProps) {
  const { t } = useTranslation('imports');
  const getText = useCandidateText();
  if (decision === null) return null;
  const chosen = typeof decision === 'string' ? null : decision.recordId;
  const candidate = comparisons.find(({ recordId }) => recordId === chosen);
  const name = candidate ? getText(candidate) : t('decide.formerCandidate');
  return (
    <Text size="sm">
      {typeof decision === 'string' ? t(`decide.done.${decision}`) : t('decide.done.update', { name })}
    </Text>
  );
}

function CandidateHead({ found, comparison }: { found: Import; comparison: CandidateComparison }) {
  const { t } = useTranslation('imports');
  const { recordId, row, isUsable } = comparison;
  if (recordId === null) return <Text size="sm">{t('decide.earlier', { row: row ?? '' })}</Text>;
  return (
    <Text size="sm" fw={600}>
      <CandidateName entity={found.entity} candidate={comparison} />
      {!isUsable && (
        <Text span inherit fw={400}>
          {' '}
          {t('decide.missing')}
        </Text>
      )}
    </Text>
  );
}
