import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { formatLongDay, formatNearDay, formatWeekday } from './near-day.rules';

/** Returns functions that format days for pages about this week, on which weekdays matter. */
export function useNearDay() {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      weekday: (day: string) => formatWeekday(day, language, findToday()),
      near: (day: string) => formatNearDay(day, language, findToday()),
      long: (day: string) => formatLongDay(day, language),
    }),
    [language],
  );
}
