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
