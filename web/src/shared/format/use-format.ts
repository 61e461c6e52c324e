import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatBytes,
  formatCount,
  formatCountry,
  formatDay,
  formatEuroShort,
  formatLanguage,
  formatMoment,
  formatMomentDay,
  formatMoney,
  formatMonth,
  formatPercent,
  formatShortDay,
  formatTime,
  formatWeekday,
} from './format.rules';

/** Returns functions that format values in the language of the user. */
export function useFormat() {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      month: (day: string) => formatMonth(day, language),
      weekday: (day: string) => formatWeekday(day, language),
      shortDay: (day: string) => formatShortDay(day, language),
      time: (moment: string | number, zone: string) => formatTime(moment, zone, language),
      bytes: (bytes: number) => formatBytes(bytes, language),
      count: (count: number) => formatCount(count, language),
      country: (code: string) => formatCountry(code, language),
      language: (tag: string) => formatLanguage(tag, language),
      percent: (share: number) => formatPercent(share, language),
      momentDay: (moment: string) => formatMomentDay(moment, language),
      moment: (moment: string) => formatMoment(moment, language),
      money: (amount: number, currency: string) => formatMoney(amount, currency, language),
      euro: (amount: number) => formatEuroShort(amount, language),
    }),
    [language],
  );
}
