import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { listOutcomeKeys, type Outcome, OUTCOMES } from '../import-steps.rules';
import type { Import } from '../imports.api';

interface OutcomeFilterProps {
  found: Import;
  outcome: Outcome | null;
  onFilter: (outcome: Outcome | null) => void;
}

/** The number of rows with each outcome. Each is a filter of the list. */
export function OutcomeFilter({ found: { counts, status }, outcome, onFilter }: OutcomeFilterProps) {
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
