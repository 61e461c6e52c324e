import type { TileFigures } from '../report.definition.js';

/** (value − previous) ÷ |previous|, to four decimals; null where either is not known or there was nothing before. */
export function changeOf({ value, previous }: TileFigures): number | null {
  if (value === null || previous === null || previous === 0) return null;
  return Math.round(((value - previous) / Math.abs(previous)) * 10_000) / 10_000;
}
