import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../../../records/fields/use-field-text';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';

/** Returns what the cells of all rows need to write their texts, so that no cell has to look it up. */
export function useCellTexts() {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const label = useLabels();
  const write = useFieldText({ hasUsers: false });
  const today = findToday();
  return useMemo(() => ({ t, format, label, write, today }), [t, format, label, write, today]);
}

export type CellTexts = ReturnType<typeof useCellTexts>;
