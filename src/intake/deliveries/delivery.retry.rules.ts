/** Times a delivery is tried before it is left to people. */
export const MOST_ATTEMPTS = 10;

const FIRST_MS = 5_000;
const LONGEST_MS = 6 * 3_600_000;
/** From 5 seconds to 6 hours in nine steps. */
const GROWTH = (LONGEST_MS / FIRST_MS) ** (1 / (MOST_ATTEMPTS - 2));

/**
 * How long to wait after a failed attempt, in milliseconds, or null when it was the last. A quarter of it is chance, so
 * that what failed together does not come back together.
 * @param attempts how many there have been, 1 after the first
 * @param chance from 0 to 1
 * @param pauseMs how long whoever was asked wants to be left alone: never less than that, unless it is beyond six hours
 */
export function waitAfter(attempts: number, chance: number, pauseMs = 0): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const full = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (attempts - 1));
  return Math.max(Math.round(full * (0.75 + chance / 4)), Math.min(pauseMs, LONGEST_MS));
}
