import { CodedError } from '../../common/errors/domain.errors.js';
import { meaningOf } from '../../common/errors/constraint.registry.js';
import { isUnavailable } from '../../common/errors/problem.details.js';

/** Whether trying again can help, and a code that says what failed without a word of the delivery. */
export interface Failure {
  passing: boolean;
  code: string;
  /** How long whoever was asked wants to be left alone, in milliseconds; 0 where nothing was said. */
  pauseMs: number;
}

/** What nobody foresaw. */
export const UNEXPECTED = 'processing.unexpected';

/** SQLSTATEs of what somebody else did at the same moment. */
const CONCURRENT = /^(40\w{3}|55P03|57014|23505)$/;

/**
 * What a failure means: the data will be the same the next time, so data is for people to look at; what was away comes
 * back. What nobody foresaw is tried again too, and ends among the dead where it is seen.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) {
    const { afterSeconds } = error.extra;
    const pauseMs = typeof afterSeconds === 'number' ? afterSeconds * 1_000 : 0;
    return { passing: error.kind === 'unavailable' || error.kind === 'too_many', code: error.code, pauseMs };
  }
  if (isUnavailable(error)) return { passing: true, code: 'service.database_unavailable', pauseMs: 0 };
  const state = sqlStateOf(error);
  if (state && CONCURRENT.test(state.code)) return { passing: true, code: 'request.concurrent_change', pauseMs: 0 };
  const meaning = state && meaningOf(state.constraint, state.code);
  if (meaning) return { passing: false, code: meaning.code, pauseMs: 0 };
  return { passing: true, code: UNEXPECTED, pauseMs: 0 };
}

function sqlStateOf(error: unknown): { code: string; constraint?: string } | undefined {
  const cause = ((error as { driverError?: unknown } | null)?.driverError ?? error) as {
    code?: unknown;
    constraint?: unknown;
    severity?: unknown;
  } | null;
  if (typeof cause?.code !== 'string' || cause.severity === undefined) return undefined;
  return { code: cause.code, constraint: typeof cause.constraint === 'string' ? cause.constraint : undefined };
}
