import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Condition } from './warnings.rules';

const COLORS: Record<Condition, string> = {
  working: 'green',
  attention: 'orange',
  broken: 'red',
  silent: 'gray',
  paused: 'gray',
  archived: 'gray',
};

/** How a connection does, in a word. */
export function ConditionBadge({ condition }: { condition: Condition }) {
  const { t } = useTranslation('connections');
  return (
    <Badge variant="light" color={COLORS[condition]}>
      {t(`condition.${condition}`)}
    </Badge>
  );
}
