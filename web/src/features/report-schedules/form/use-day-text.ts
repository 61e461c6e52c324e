import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { findRelativeDay } from './report-choices.rules';

/** Returns a function that names a relative day, or formats a date. */
export function useDayText(): (day: string) => string {
  const { t } = useTranslation('report-schedules');
  const format = useFormat();
  return useCallback(
    (day: string) => {
      const relative = findRelativeDay(day);
      if (relative) return t(`relativeDay.${relative}`);
      return /^\d{4}-\d\d-\d\d$/.test(day) ? format.day(day) : day;
    },
    [t, format],
  );
}
