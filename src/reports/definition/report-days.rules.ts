import type { ReportLayout, ReportRequest } from './report-definition.rules.js';

/** The first day for which the database can hold an event. */
export const EVER = '1900-01-01';

/** Returns the days of the period that do not affect the figures of a report with the given options. */
export function getIgnoredDays(
  { ignores }: Pick<ReportLayout, 'ignores'>,
  { options }: Pick<ReportRequest, 'options'>,
): { from: boolean; to: boolean } {
  const isIgnored = (day: 'from' | 'to') => {
    const choices = ignores?.[day];
    return choices !== undefined && Object.entries(choices).every(([name, value]) => options[name] === value);
  };
  return { from: isIgnored('from'), to: isIgnored('to') };
}

/**
 * Returns the first day that a report counts from, for reports whose parameter `counting` can count from the beginning.
 */
export function getFirstCountedDay(from: string, options: ReportRequest['options']): string {
  return options['counting'] === 'period' ? from : EVER;
}
