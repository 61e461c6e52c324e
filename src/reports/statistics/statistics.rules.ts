/**
 * Returns the value below which a part of the values lies (0.5 is the median), interpolated between two values like
 * `percentile_cont` of PostgreSQL. Returns null if there are no values.
 */
export function computePercentile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** Rounds a figure of a report to so many decimals; null stays null. */
export function round(value: number | null, places: number): number | null {
  return value === null ? null : Number(value.toFixed(places));
}

/**
 * Rounds a ratio to the four decimals that programs receive. Documents round the exact ratio themselves, because what is
 * rounded twice can be wrong.
 */
export function roundRatio(value: number | null): number | null {
  return round(value, 4);
}

/** Compares texts by their code units, which no version of a locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Adds the known numbers up. */
export function sumKnown(values: Iterable<number | null>): number {
  let sum = 0;
  for (const value of values) sum += value ?? 0;
  return sum;
}

/** Returns a quotient, not rounded; null if the divisor is 0 or a value is not known. */
export function divide(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor === 0 ? null : dividend / divisor;
}

/** Returns (value − previous) ÷ |previous|, not rounded; null if either is not known or the previous value is 0. */
export function computeChange({ value, previous }: { value: number | null; previous: number | null }): number | null {
  if (value === null || previous === null) return null;
  return divide(value - previous, Math.abs(previous));
}

/** Rounds a change to the four decimals that programs receive. */
export function roundChange(change: number | null): number | null {
  return change === null ? null : Math.round(change * 10_000) / 10_000;
}

/** Whether a cohort has had as much time as leads usually need; unknown if no lead has ever come that far. */
export type Maturity = 'mature' | 'immature' | 'unknown';

/**
 * Returns whether a cohort is old enough for its conversion to be judged: it must be at least as old as the median time
 * from A to B. The conversion of a younger cohort still grows.
 * @param age days from the middle of the days on which its leads could enter to asOf
 * @param median days from A to B of all leads that ever reached B
 */
export function computeMaturity(age: number, median: number | null): Maturity {
  if (median === null) return 'unknown';
  return age < median ? 'immature' : 'mature';
}

/** Returns the last day of the month of a date (`2026-02` or `2026-02-10` → `2026-02-28`). */
export function getLastDayOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
