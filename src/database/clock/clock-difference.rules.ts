/** Difference in milliseconds above which the clocks are no longer considered synchronised. */
export const WARNED_DIFFERENCE_MS = 60_000;
/** Difference in milliseconds above which an instance must not write. `date_version` has the same limit. */
export const MAX_DIFFERENCE_MS = 5 * 60_000;

/** The result of a comparison of two clocks. */
export type ClockState = 'right' | 'differs' | 'wrong';

/**
 * Computes by how many milliseconds the own clock is ahead of that of the database; negative if it is behind. The database
 * read its clock between the two instants, so only what lies outside of them is a difference.
 */
export function computeClockDifference(sentAt: number, databaseTime: number, receivedAt: number): number {
  if (databaseTime < sentAt) return sentAt - databaseTime;
  return databaseTime > receivedAt ? receivedAt - databaseTime : 0;
}

/** Judges a difference between the clocks. */
export function judgeClockDifference(differenceMs: number): ClockState {
  const distance = Math.abs(differenceMs);
  if (distance > MAX_DIFFERENCE_MS) return 'wrong';
  return distance > WARNED_DIFFERENCE_MS ? 'differs' : 'right';
}

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** Describes a difference in the largest unit of which it has two: `400 days ahead of`. */
export function describeClockDifference(differenceMs: number): string {
  const distance = Math.abs(differenceMs);
  const [unit, milliseconds] = UNITS.find(([, length]) => distance >= 2 * length) ?? (['seconds', 1_000] as const);
  return `${Math.round(distance / milliseconds)} ${unit} ${differenceMs > 0 ? 'ahead of' : 'behind'}`;
}
