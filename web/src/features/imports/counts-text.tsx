import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { Import } from './imports.api';
import { listOutcomeKeys, OUTCOMES } from './import-steps.rules';

/** The numbers of rows with each outcome that occurs, in one line. */
export function CountsText({ found: { counts, status } }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const tense = status === 'done' || status === 'undoing' || status === 'undone' ? 'done' : 'would';
  const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${t(listOutcomeKeys(tense, outcome))}: ${format.count(counts[outcome])}`,
  );
  if (parts.length === 0) return null;
  return <Text size="sm">{parts.join(' · ')}</Text>;
}
