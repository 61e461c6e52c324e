import type { components } from '../../../shared/api/schema';

export type CatalogueReport = components['schemas']['ReportView'];

/** A parameter of a report with its values to choose from. */
export interface ReportChoice {
  name: string;
  title: string;
  options: { value: string; label: string }[];
}

/** Parameters that are fields of the schedule, or of no use for a file that nobody asked for at that moment. */
const OTHER_FIELDS: readonly string[] = ['format', 'lang', 'separator'];

/** Returns the own parameters of a report: groupings, models and tables. */
export function findChoices(report: CatalogueReport | undefined): ReportChoice[] {
  return (report?.parameters ?? []).flatMap((parameter) => {
    const { name, title, labels, values } = parameter;
    if (values === null || values.length < 2 || OTHER_FIELDS.includes(name)) return [];
    const options = values.map((value) => ({ value, label: labels?.[value] ?? value }));
    return [{ name, title, options }];
  });
}

/** The parameters that are days. */
export const DAY_PARAMETERS = ['asOf', 'from', 'to'] as const;
export type DayParameter = (typeof DAY_PARAMETERS)[number];

/** The days that a schedule can name relative to the day on which it is due, or to the day of the figures. */
export const RELATIVE_DAYS = {
  asOf: ['yesterday', 'previous_month_end', 'previous_quarter_end', 'previous_year_end'],
  from: [
    'month_start',
    'quarter_start',
    'year_start',
    'previous_month_start',
    'previous_quarter_start',
    'previous_year_start',
  ],
  to: ['yesterday', 'previous_month_end', 'previous_quarter_end', 'previous_year_end'],
} as const satisfies Record<DayParameter, readonly string[]>;

export type RelativeDay = (typeof RELATIVE_DAYS)[DayParameter][number];

/** Returns a text as one of the relative days; null if it is a date or unknown. */
export function findRelativeDay(text: string): RelativeDay | null {
  return DAY_PARAMETERS.flatMap((name): RelativeDay[] => [...RELATIVE_DAYS[name]]).find((day) => day === text) ?? null;
}
