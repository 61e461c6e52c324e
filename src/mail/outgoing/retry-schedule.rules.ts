const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The longest time between an attempt and the next one. All attempts lie within a day. */
const RETRY_DELAYS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  60 * MINUTE_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
] as const;

/** Part of the time by which it is shortened at most, so that mails that failed together are sent apart. */
const SPREAD = 0.2;

/**
 * Returns the time in milliseconds until the next attempt, or null after the last one.
 * @param attempts number of attempts so far, 1 after the first
 * @param chance random number from 0 to 1
 */
export function computeRetryDelay(attempts: number, chance: number): number | null {
  const delayMs = RETRY_DELAYS_MS[attempts - 1];
  return delayMs === undefined ? null : Math.round(delayMs * (1 - SPREAD * (1 - chance)));
}
