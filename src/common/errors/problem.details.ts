import { STATUS_CODES } from 'node:http';
import { CodedError, type ErrorKind, type FieldError } from './domain.errors.js';
import { meaningOf } from './constraint.registry.js';

/** An RFC 9457 problem document. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors: FieldError[];
  [extra: string]: unknown;
}

const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported_media: 415,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};

/** Codes for refusals that frameworks raise by status only. */
const BY_STATUS: Record<number, string> = {
  400: 'request.malformed',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'route.not_found',
  405: 'route.method_not_allowed',
  406: 'request.not_acceptable',
  408: 'request.timeout',
  409: 'request.conflict',
  413: 'request.too_large',
  414: 'request.url_too_long',
  415: 'request.unsupported_media_type',
  417: 'request.expectation_failed',
  422: 'request.invalid',
  429: 'request.too_many',
  431: 'request.headers_too_large',
  503: 'service.unavailable',
};

/**
 * Node and PostgreSQL codes that mean "the database cannot be reached just now", or has just now no room, memory or time
 * for what is asked: nothing is wrong with that, and later it may do.
 */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08\w{3}|57P0[1-5]|53\d00|57014|25006|25P0[34])$/;
/** Errors of pg that carry no code; and of a replica that gives up a read, whose code is that of a concurrent change. */
const UNAVAILABLE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|not queryable|the database system is (starting up|shutting down)|due to conflict with recovery|Cannot use a pool after calling end/i;

/** Turns anything thrown into a problem document. Nothing of an unexpected error reaches the client. */
export function problemOf(error: unknown, requestId: string): ProblemDetails {
  if (error instanceof CodedError) {
    return problem(STATUS[error.kind], error.code, error.message, requestId, error.errors, error.extra);
  }
  if (isHungUp(error))
    return problem(400, 'request.aborted', 'The request ended before all of it had come.', requestId);
  if (isUnavailable(error)) {
    return problem(
      503,
      'service.database_unavailable',
      'The database cannot be reached, or has no room or time for this just now; try again shortly.',
      requestId,
    );
  }
  const database = databaseErrorOf(error);
  if (database) {
    const meaning = meaningOf(database.constraint, database.code);
    if (meaning) {
      const errors = meaning.pointer ? [{ pointer: meaning.pointer, code: meaning.code, detail: meaning.detail }] : [];
      return problem(STATUS[meaning.kind], meaning.code, meaning.detail, requestId, errors);
    }
    if (isGivenUp(error) || database.code === '55P03') {
      return problem(
        409,
        'request.concurrent_change',
        'Somebody changed this at the same moment; try again.',
        requestId,
      );
    }
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500) {
    return problem(status, BY_STATUS[status] ?? 'request.refused', messageOf(error, status), requestId);
  }
  if (status === 503) return problem(503, 'service.unavailable', 'The service is not available.', requestId);
  return problem(500, 'service.internal_error', 'Something went wrong on our side; quote the request id.', requestId);
}

/** Whether who asked has hung up in the middle of it: Node's own error for that, which a database never gives. */
function isHungUp(error: unknown): boolean {
  return error instanceof Error && error.message === 'aborted' && (error as { code?: unknown }).code === 'ECONNRESET';
}

/** Whether the database gave a transaction up for the sake of another: a deadlock, or a change that came between. */
export function isGivenUp(error: unknown): boolean {
  const code = databaseErrorOf(error)?.code;
  return code === '40001' || code === '40P01';
}

/** Whether an error says that the database cannot be reached, as opposed to refusing what was asked. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (rootOf(error) ?? {}) as { code?: unknown; message?: unknown };
  const told = typeof code === 'string' && (UNAVAILABLE.test(code) || code === 'service.database_busy');
  return told || (typeof message === 'string' && UNAVAILABLE_TEXT.test(message));
}

function problem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  errors: FieldError[] = [],
  extra: Record<string, unknown> = {},
): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: `urn:locate-crm:problem:${code}`, title, status, detail, code, requestId, errors, ...extra };
}

/** TypeORM wraps the driver's error; an AggregateError carries one per address tried. */
function rootOf(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const { driverError, errors } = (current ?? {}) as { driverError?: unknown; errors?: unknown[] };
    const inner = driverError ?? errors?.[0];
    if (typeof inner !== 'object' || inner === null) break;
    current = inner;
  }
  return current;
}

function databaseErrorOf(error: unknown): { code: string; constraint?: string } | undefined {
  const cause = rootOf(error) as { code?: unknown; constraint?: unknown; severity?: unknown } | undefined;
  if (typeof cause?.code !== 'string' || cause.code.length !== 5 || cause.severity === undefined) return undefined;
  return { code: cause.code, constraint: typeof cause.constraint === 'string' ? cause.constraint : undefined };
}

function statusOf(error: unknown): number {
  const { status, statusCode, getStatus } = (error ?? {}) as {
    status?: unknown;
    statusCode?: unknown;
    getStatus?: () => number;
  };
  if (typeof getStatus === 'function') return getStatus.call(error);
  if (typeof statusCode === 'number') return statusCode;
  return typeof status === 'number' ? status : 500;
}

function messageOf(error: unknown, status: number): string {
  if (status === 404) return 'There is nothing at this address.';
  return error instanceof Error && error.message ? error.message : (STATUS_CODES[status] ?? 'Refused.');
}
