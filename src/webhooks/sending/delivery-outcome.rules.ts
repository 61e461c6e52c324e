import type { RemoteResult } from '../../common/http/remote.client.js';
import { parseRetryAfter } from '../../common/http/retry-after.rules.js';
import { computeRetryDelay } from './retry-schedule.rules.js';

/** Reasons for which an attempt ended before a request was sent. */
type PreparationFailureCode = 'webhook.secret_unreadable' | 'webhook.unexpected';

/** The result of an attempt: an answer, or the code of the reason for which there is none. */
export type AttemptResult = RemoteResult | { kind: 'failure'; code: PreparationFailureCode };

/** Meaning of an attempt for its delivery. `gone` means that the receiver wants no deliveries of the webhook any more. */
export type AttemptOutcome =
  { kind: 'delivered' } | { kind: 'gone' } | { kind: 'retry'; delayMs: number } | { kind: 'dead' };

/** An attempt: its number, beginning with 1, its time, and a random number from 0 to 1 that spreads the next one. */
interface Attempt {
  number: number;
  at: Date;
  chance: number;
}

/**
 * Decides what an attempt means. A status of success counts although the body that follows it was cut, because the
 * receiver has accepted the delivery.
 */
export function decideOutcome(result: AttemptResult, { number, at, chance }: Attempt): AttemptOutcome {
  if (isAccepted(result)) return { kind: 'delivered' };
  if (result.kind === 'response' && result.status === 410) return { kind: 'gone' };
  const delayMs = computeRetryDelay(number, chance, findRetryAfter(result, at));
  return delayMs === null ? { kind: 'dead' } : { kind: 'retry', delayMs };
}

/** Tells whether the receiver has accepted what was sent. */
export function isAccepted(result: AttemptResult): boolean {
  return result.kind === 'response' && result.status >= 200 && result.status < 300;
}

/** Returns the seconds that a busy receiver asks to wait. A receiver without `Date` is expected to have our clock. */
function findRetryAfter(result: AttemptResult, at: Date): number | null {
  if (result.kind === 'failure' || ![429, 503].includes(result.status)) return null;
  return parseRetryAfter({ date: at.toUTCString(), ...result.headers });
}
