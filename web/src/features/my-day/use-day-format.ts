import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { formatLongDay, formatWeekday } from './my-day.rules';

/** Returns functions that format days with their weekdays, which matter on a page about this week. */
export function useDayFormat() {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      weekday: (day: string) => formatWeekday(day, language, findToday()),
      long: (day: string) => formatLongDay(day, language),
    }),
    [language],
  );
}
