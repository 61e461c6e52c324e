import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { RemoteResult } from '../../common/http/remote.client.js';
import { parseRetryAfter } from '../../common/http/retry-after.rules.js';
import { computeRetryDelay } from './retry-schedule.rules.js';

/** What an attempt means for its delivery. `gone` means that the receiver wants no deliveries of the webhook any more. */
export type AttemptOutcome =
  | { kind: 'delivered' }
  | { kind: 'gone'; error: ErrorCode }
  | { kind: 'retry'; error: ErrorCode; delayMs: number }
  | { kind: 'dead'; error: ErrorCode };

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
export function decideOutcome(result: RemoteResult, { number, at, chance }: Attempt): AttemptOutcome {
  const error = findError(result);
  if (error === null) return { kind: 'delivered' };
  if (result.kind === 'response' && result.status === 410) return { kind: 'gone', error };
  const delayMs = computeRetryDelay(number, chance, findRetryAfter(result, at));
  return delayMs === null ? { kind: 'dead', error } : { kind: 'retry', error, delayMs };
}

/** Returns the error code of an attempt; null if it succeeded. */
export function findError(result: RemoteResult): ErrorCode | null {
  if (result.kind === 'failure') return result.code;
  if (result.status >= 200 && result.status < 300) return null;
  return result.status >= 300 && result.status < 400 ? 'remote.redirect' : `remote.status_${result.status}`;
}

/** Returns the seconds that a busy receiver asks to wait. A receiver without `Date` is expected to have our clock. */
function findRetryAfter(result: RemoteResult, at: Date): number | null {
  if (result.kind === 'failure' || ![429, 503].includes(result.status)) return null;
  return parseRetryAfter({ date: at.toUTCString(), ...result.headers });
}
