import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from './near-day.rules';
import { useNearDay } from './use-near-day';

/** The day on which something is due: today and tomorrow by name, and an earlier one with a sign that is no colour. */
export function DueDay({ day, today }: { day: string | null; today: string }) {
  const { t } = useTranslation('records');
  const format = useNearDay();
  if (day === null) return null;
  if (day < today) {
    return (
      <Text component="span" inherit c="red" fw={600}>
        <span aria-hidden>! {format.near(day)}</span>
        <VisuallyHidden>{t('words.overdueSince', { day: format.near(day) })}</VisuallyHidden>
      </Text>
    );
  }
  if (day === today) {
    return (
      <Text component="span" inherit fw={600}>
        {t('words.today')}
      </Text>
    );
  }
  const isTomorrow = day === addDays(today, 1);
  return (
    <Text component="span" inherit c={isTomorrow ? undefined : 'dimmed'}>
      {isTomorrow ? t('words.tomorrow') : format.near(day)}
    </Text>
  );
}
