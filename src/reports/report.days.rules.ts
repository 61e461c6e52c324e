import type { ReportLayout, ReportRequest } from './report.definition.js';

/** The first day that the database can hold an event of. */
export const EVER = '1900-01-01';

/** The days of the period that change nothing in the figures of a report, as it is asked for. */
export function ignoredDays(
  { ignores }: Pick<ReportLayout, 'ignores'>,
  { options }: Pick<ReportRequest, 'options'>,
): { from: boolean; to: boolean } {
  const ignored = (day: 'from' | 'to') => {
    const choices = ignores?.[day];
    return choices !== undefined && Object.entries(choices).every(([name, value]) => options[name] === value);
  };
  return { from: ignored('from'), to: ignored('to') };
}

/** The first day of what a report counts that can count from the beginning, by its parameter `counting`. */
export function countedFrom(from: string, options: ReportRequest['options']): string {
  return options['counting'] === 'period' ? from : EVER;
}
