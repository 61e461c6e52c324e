import type { TileFigures } from '../definition/report-definition.rules.js';

/** Returns (value − previous) ÷ |previous| to four decimals; null if either is not known or the previous value is 0. */
export function computeChange({ value, previous }: TileFigures): number | null {
  if (value === null || previous === null || previous === 0) return null;
  return Math.round(((value - previous) / Math.abs(previous)) * 10_000) / 10_000;
}
