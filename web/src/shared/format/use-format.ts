import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  findToday,
  formatAgo,
  formatBytes,
  formatCount,
  formatCountry,
  formatDay,
  formatDays,
  formatEuroShort,
  formatLanguage,
  formatMoment,
  formatMomentDay,
  formatMoney,
  formatMonth,
  formatPercent,
  formatShortDay,
  formatTime,
  formatTimeRange,
  formatWeekday,
  formatWeekdays,
} from './format.rules';
import { getZonePlace } from './zone-time.rules';

/** Returns functions that format values in the language of the user. */
export function useFormat() {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      days: (first: string, last: string) => formatDays(first, last, language),
      month: (day: string) => formatMonth(day, language),
      weekday: (day: string) => formatWeekday(day, language),
      weekdays: (first: string, last: string) => formatWeekdays(first, last, language),
      shortDay: (day: string) => formatShortDay(day, language),
      time: (moment: string | number, zone: string) => formatTime(moment, zone, language),
      timeRange: (from: string | number, to: string | number, zone: string) =>
        formatTimeRange(from, to, zone, language),
      zonePlace: (zone: string) => getZonePlace(zone, language),
      bytes: (bytes: number) => formatBytes(bytes, language),
      count: (count: number) => formatCount(count, language),
      country: (code: string) => formatCountry(code, language),
      language: (tag: string) => formatLanguage(tag, language),
      percent: (share: number) => formatPercent(share, language),
      momentDay: (moment: string) => formatMomentDay(moment, language),
      moment: (moment: string) => formatMoment(moment, language),
      ago: (moment: string) => formatAgo(moment, language, findToday()),
      money: (amount: number, currency: string) => formatMoney(amount, currency, language),
      euro: (amount: number) => formatEuroShort(amount, language),
    }),
    [language],
  );
}
