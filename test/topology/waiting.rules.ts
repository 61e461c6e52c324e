import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks at what is waited for, in milliseconds. */
const POLL_INTERVAL_MS = 50;

/**
 * Waits until a condition holds; an error counts as no.
 * @returns the milliseconds it took @throws when it takes longer than `timeoutMs`
 */
export async function waitUntil(
  what: string,
  timeoutMs: number,
  condition: () => Promise<boolean> | boolean,
): Promise<number> {
  const started = performance.now();
  let reason = '';
  for (;;) {
    try {
      if (await condition()) return performance.now() - started;
    } catch (error) {
      reason = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (performance.now() - started > timeoutMs) {
      throw new Error(`${what}: not within ${Math.round(timeoutMs / 1_000)} s${reason}`);
    }
    await sleep(POLL_INTERVAL_MS);
  }
}
