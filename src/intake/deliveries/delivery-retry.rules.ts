/** Maximum number of attempts before a delivery is left to people. */
export const MAX_ATTEMPTS = 10;

const FIRST_RETRY_DELAY_MS = 5_000;
const MAX_RETRY_DELAY_MS = 6 * 3_600_000;
/** Growth of the waiting time per attempt, from 5 seconds to 6 hours. */
const GROWTH = (MAX_RETRY_DELAY_MS / FIRST_RETRY_DELAY_MS) ** (1 / (MAX_ATTEMPTS - 2));

/**
 * Returns the waiting time after a failed attempt in milliseconds, or null after the last attempt. A quarter of the
 * time is random, so that deliveries that failed together are not tried again together.
 * @param attempts number of attempts so far, 1 after the first
 * @param chance random number from 0 to 1
 * @param pauseMs minimum waiting time that the provider asks for; six hours at most are respected
 */
export function computeRetryDelay(attempts: number, chance: number, pauseMs = 0): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const full = Math.min(MAX_RETRY_DELAY_MS, FIRST_RETRY_DELAY_MS * GROWTH ** (attempts - 1));
  return Math.max(Math.round(full * (0.75 + chance / 4)), Math.min(pauseMs, MAX_RETRY_DELAY_MS));
}
