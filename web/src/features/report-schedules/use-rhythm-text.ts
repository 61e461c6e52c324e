import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BRUSSELS } from '../../shared/format/zone-time.rules';
import { formatWeekday, LAST_DAY, parseCron } from './rhythm.rules';
import type { Schedule } from './report-schedules.api';

/** Returns a function that says in words when a schedule is due. */
export function useRhythmText(): (schedule: Pick<Schedule, 'cron' | 'timezone'>) => string {
  const { t, i18n } = useTranslation('report-schedules');
  const { language } = i18n;
  return useCallback(
    ({ cron, timezone }) => {
      const { kind, time, weekday, day } = parseCron(cron);
      const values = { time, weekday: formatWeekday(weekday, language), day, cron };
      const isLast = day === LAST_DAY;
      const isOnDay = kind === 'monthly' || kind === 'quarterly' || kind === 'yearly';
      const words = isOnDay && isLast ? t(`lastDay.${kind}`, values) : t(`rhythm.${kind}`, values);
      return timezone === BRUSSELS ? words : t('inZone', { rhythm: words, zone: timezone });
    },
    [t, language],
  );
}
