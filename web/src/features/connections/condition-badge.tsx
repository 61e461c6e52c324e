import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import type { Condition } from './warnings.rules';

const COLORS: Record<Condition, string> = {
  working: 'green',
  attention: 'orange',
  broken: 'red',
  silent: 'gray',
  paused: 'gray',
  archived: 'gray',
};

/** How a connection does, in a word; nothing as long as that is not known. */
export function ConditionBadge({ condition }: { condition: Condition | null }) {
  const { t } = useTranslation('connections');
  if (condition === null) return null;
  return (
    <Badge variant="light" color={COLORS[condition]}>
      {t(listTextKeys('condition', condition))}
    </Badge>
  );
}
