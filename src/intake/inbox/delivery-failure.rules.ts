import { CodedError } from '../../common/errors/domain.errors.js';
import { findConstraintMeaning } from '../../common/errors/constraint.registry.js';
import { isUnavailable } from '../../common/errors/problem-details.factory.js';

/** A failure of processing: whether another attempt can help, and a code that contains no data of the delivery. */
export interface Failure {
  isTransient: boolean;
  code: string;
  /** Time in milliseconds that the provider asks us to wait; 0 if it asks for none. */
  pauseMs: number;
}

/** Code of an unexpected failure. */
export const UNEXPECTED = 'processing.unexpected';

/** SQLSTATEs of conflicts with a concurrent transaction. */
const CONCURRENT = /^(40\w{3}|55P03|57014|23505)$/;

/**
 * Classifies a failure. Another attempt does not help against wrong data, so people must check it. A service that was
 * unavailable comes back. An unexpected failure is also tried again, and finally becomes `dead`, where people see it.
 */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof CodedError) {
    const { afterSeconds } = error.extra;
    const pauseMs = typeof afterSeconds === 'number' ? afterSeconds * 1_000 : 0;
    return { isTransient: error.status === 503 || error.status === 429, code: error.code, pauseMs };
  }
  if (isUnavailable(error)) return { isTransient: true, code: 'service.database_unavailable', pauseMs: 0 };
  const state = findDatabaseError(error);
  if (state && CONCURRENT.test(state.code)) return { isTransient: true, code: 'request.concurrent_change', pauseMs: 0 };
  const meaning = state && findConstraintMeaning(state.constraint, state.code);
  if (meaning) return { isTransient: false, code: meaning.code, pauseMs: 0 };
  return { isTransient: true, code: UNEXPECTED, pauseMs: 0 };
}

function findDatabaseError(error: unknown): { code: string; constraint?: string } | undefined {
  const cause = ((error as { driverError?: unknown } | null)?.driverError ?? error) as {
    code?: unknown;
    constraint?: unknown;
    severity?: unknown;
  } | null;
  if (typeof cause?.code !== 'string' || cause.severity === undefined) return undefined;
  return { code: cause.code, constraint: typeof cause.constraint === 'string' ? cause.constraint : undefined };
}

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
