import { ActionIcon, Group, Text } from '@mantine/core';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { addDays } from '../../../shared/format/zone-time.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { DAYS_SHOWN } from './programme-grid.rules';

interface DayPagerProps {
  /** The days that are shown. */
  days: readonly string[];
  onDay: (first: string) => void;
}

/** Goes on and back in a visit that is longer than the grid. */
export function DayPager({ days, onDay }: DayPagerProps) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const { startsOn, endsOn } = useDelegationEditor().delegation;
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first === startsOn && last === endsOn) return null;
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        disabled={first === startsOn}
        aria-label={t('programme.previousDays')}
        onClick={() => onDay(addDays(first, -DAYS_SHOWN))}
      >
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        disabled={last === endsOn}
        aria-label={t('programme.nextDays')}
        onClick={() => onDay(addDays(first, DAYS_SHOWN))}
      >
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
      <Text size="sm" fw={600} role="status">
        {`${format.day(first)} – ${format.day(last)}`}
      </Text>
    </Group>
  );
}
