/**
 * The value below which a part of the values lies (0.5 is the median), between two values in proportion, as
 * `percentile_cont` of PostgreSQL has it. Null where there are none.
 */
export function percentile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** A figure of a report rounded to so many decimals; null stays null. */
export function rounded(value: number | null, places: number): number | null {
  return value === null ? null : Number(value.toFixed(places));
}

/** Compares letter by letter, which no version of a locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The sum of the numbers that are known. */
export function sumOf(values: Iterable<number | null>): number {
  let sum = 0;
  for (const value of values) sum += value ?? 0;
  return sum;
}
