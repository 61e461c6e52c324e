import { ActionIcon, Button, Group, Title } from '@mantine/core';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { type CalendarView, findPeriod, turnPage } from './calendar.rules';

interface CalendarToolbarProps {
  view: CalendarView;
  day: string;
  onDay: (day: string) => void;
}

/** Goes on and back by a month or a week, and names the period. */
export function CalendarToolbar({ view, day, onDay }: CalendarToolbarProps) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  const { from, to } = findPeriod(view, day);
  return (
    <Group gap="xs">
      <Group gap={4}>
        <ActionIcon variant="default" aria-label={t(`previous.${view}`)} onClick={() => onDay(turnPage(view, day, -1))}>
          <ChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" size="compact-sm" h={28} onClick={() => onDay(findToday())}>
          {t('today')}
        </Button>
        <ActionIcon variant="default" aria-label={t(`next.${view}`)} onClick={() => onDay(turnPage(view, day, 1))}>
          <ChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <div role="status">
        <Title order={2} size="h4">
          {view === 'month' ? format.month(day) : `${format.day(from)} – ${format.day(to)}`}
        </Title>
      </div>
    </Group>
  );
}
