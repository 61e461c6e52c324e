/** The calendar units by which expected decisions are grouped. */
export const FORECAST_STEPS = ['month', 'quarter'] as const;
/** One of {@link FORECAST_STEPS}. */
export type ForecastStep = (typeof FORECAST_STEPS)[number];

/** The number of months ahead that are shown one by one. */
export const HORIZON_MONTHS = 24;

/** The calendar of a forecast. */
export interface Horizon {
  /** The months (`2026-11`) or quarters (`2026-Q4`) in order; the first contains the day of the forecast. */
  steps: string[];
  /** The first day after the last step. */
  laterFrom: string;
}

/** Returns two years of months, or of quarters, from the one that contains a day. */
export function computeHorizon(day: string, step: ForecastStep): Horizon {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = year * 12 + (step === 'quarter' ? month - 1 - ((month - 1) % 3) : month - 1);
  const getMonthAt = (ahead: number) => ({ year: Math.floor((first + ahead) / 12), month: ((first + ahead) % 12) + 1 });
  const months = Array.from({ length: HORIZON_MONTHS }, (_, ahead) => getMonthAt(ahead));
  const formatStep = (one: { year: number; month: number }) =>
    step === 'month' ? formatMonth(one) : `${one.year}-Q${Math.ceil(one.month / 3)}`;
  return { steps: [...new Set(months.map(formatStep))], laterFrom: `${formatMonth(getMonthAt(HORIZON_MONTHS))}-01` };
}

const formatMonth = ({ year, month }: { year: number; month: number }) => `${year}-${String(month).padStart(2, '0')}`;

/** Removes the steps at the end in which nothing is expected. */
export function trimTail(steps: readonly string[], used: ReadonlySet<string>): string[] {
  const last = steps.findLastIndex((step) => used.has(step));
  return steps.slice(0, last + 1);
}
