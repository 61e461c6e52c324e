const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Time between an attempt and the next one, as Standard Webhooks recommends. */
const RETRY_DELAYS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  10 * HOUR_MS,
] as const;

/** Maximum number of attempts before a delivery is dead. */
export const MAX_ATTEMPTS = RETRY_DELAYS_MS.length + 1;

/** Longest pause that a receiver can ask for. */
const MAX_RETRY_AFTER_MS = 10 * HOUR_MS;
/** Part of the time by which it is shortened or extended, so that deliveries that failed together are sent apart. */
const SPREAD = 0.2;

/**
 * Returns the time in milliseconds until the next attempt, or null after the last one.
 * @param attempts number of attempts so far, 1 after the first
 * @param chance random number from 0 to 1
 * @param retryAfterSeconds the pause that the receiver asks for, which counts if it is longer
 */
export function computeRetryDelay(attempts: number, chance: number, retryAfterSeconds: number | null): number | null {
  const delayMs = RETRY_DELAYS_MS[attempts - 1];
  if (delayMs === undefined) return null;
  const spreadMs = Math.round(delayMs * (1 - SPREAD + 2 * SPREAD * chance));
  return Math.max(spreadMs, Math.min((retryAfterSeconds ?? 0) * SECOND_MS, MAX_RETRY_AFTER_MS));
}
