import { STATUS_CODES } from 'node:http';
import { findConstraintMeaning } from './constraint.registry.js';
import { CodedError, type FieldError } from './domain.errors.js';

/** An RFC 9457 problem document. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors: FieldError<string>[];
  [extra: string]: unknown;
}

/** Codes for errors that frameworks raise with a status only. */
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
 * Codes of Node and PostgreSQL that mean that the database cannot be reached, or has no room, memory or time for the
 * request. The request itself is correct and may succeed later.
 */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08\w{3}|57P0[1-5]|53\d00|57014|25006|25P0[34])$/;
/** Code with which `date_version` refuses a change that is dated later than now by the clock of the database. */
const CHANGE_FROM_FUTURE = 'LC001';
/** Codes of this application, and of its functions of the database, that mean the same for the caller. */
const UNAVAILABLE_INSTANCE = new Set(['service.database_busy', 'service.clock_wrong', CHANGE_FROM_FUTURE]);
/**
 * Codes with which PostgreSQL refuses a connection because of its settings or ours: the password was changed, `pg_hba.conf`
 * has no line for the instance, or the database is being replaced. The severity of such an error is FATAL; that of a
 * statement is ERROR.
 */
const CONNECTION_REFUSED = /^(28P01|28000|3D000|55000)$/;
/**
 * Messages of errors that pg raises without a code, and of a replica that cancels a read. The code of the latter is
 * that of a concurrent change.
 */
const UNAVAILABLE_TEXT =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|not queryable|the database system is (starting up|shutting down)|due to conflict with recovery|Cannot use a pool after calling end/i;

/** Converts any thrown value to a problem document. No detail of an unexpected error reaches the client. */
export function buildProblem(error: unknown, requestId: string): ProblemDetails {
  if (error instanceof CodedError) {
    return buildProblemDetails(error.status, error.code, error.message, requestId, error.errors, error.extra);
  }
  if (isClientAbort(error))
    return buildProblemDetails(
      400,
      'request.aborted',
      'The connection closed before the whole request had arrived.',
      requestId,
    );
  if (findDatabaseError(error)?.code === CHANGE_FROM_FUTURE) {
    return buildProblemDetails(
      503,
      'service.clock_wrong',
      'The clock of this instance is ahead of that of the database; set it right.',
      requestId,
    );
  }
  if (isUnavailable(error)) {
    return buildProblemDetails(
      503,
      'service.database_unavailable',
      'The database cannot be reached or is overloaded; try again shortly.',
      requestId,
    );
  }
  const constraintError = findConstraintError(error);
  if (constraintError) return buildProblem(constraintError, requestId);
  if (isTransactionCancelled(error) || findDatabaseError(error)?.code === '55P03') {
    return buildProblemDetails(
      409,
      'request.concurrent_change',
      'The record was changed by another request at the same moment; try again.',
      requestId,
    );
  }
  const status = getHttpStatus(error);
  if (status >= 400 && status < 500) {
    return buildProblemDetails(status, BY_STATUS[status] ?? 'request.refused', chooseDetail(error, status), requestId);
  }
  if (status === 503)
    return buildProblemDetails(503, 'service.unavailable', 'The service is not available.', requestId);
  return buildProblemDetails(
    500,
    'service.internal_error',
    'An unexpected error occurred on the server; quote the request id when you report it.',
    requestId,
  );
}

/** Returns what a violated database constraint means for the client; undefined for another error. */
export function findConstraintError(error: unknown): CodedError | undefined {
  const database = findDatabaseError(error);
  const meaning = database && findConstraintMeaning(database.constraint, database.code);
  if (!meaning) return undefined;
  const { code, detail, pointer } = meaning;
  return new CodedError(code, detail, pointer ? [{ pointer, code, detail }] : []);
}

/**
 * Tells whether the client closed the connection while it was sending the request. Node raises this error itself; the
 * database never does.
 */
function isClientAbort(error: unknown): boolean {
  return error instanceof Error && error.message === 'aborted' && (error as { code?: unknown }).code === 'ECONNRESET';
}

/** Tells whether the database cancelled a transaction because of another one: a deadlock, or a conflicting change. */
export function isTransactionCancelled(error: unknown): boolean {
  const code = findDatabaseError(error)?.code;
  return code === '40001' || code === '40P01';
}

/**
 * Tells whether an error means that the database cannot be reached or that this instance must not write, as opposed to a
 * rejected statement.
 */
export function isUnavailable(error: unknown): boolean {
  const { code, message, severity } = (getRootError(error) ?? {}) as Record<string, unknown>;
  if (typeof code === 'string') {
    if (UNAVAILABLE.test(code) || UNAVAILABLE_INSTANCE.has(code)) return true;
    if (CONNECTION_REFUSED.test(code) && severity !== 'ERROR') return true;
  }
  return typeof message === 'string' && UNAVAILABLE_TEXT.test(message);
}

function buildProblemDetails(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  errors: FieldError<string>[] = [],
  extra: Record<string, unknown> = {},
): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: `urn:locate-crm:problem:${code}`, title, status, detail, code, requestId, errors, ...extra };
}

/**
 * Returns the innermost error: TypeORM wraps the driver's error, and an AggregateError carries one error for each
 * address tried.
 */
function getRootError(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const { driverError, errors } = (current ?? {}) as { driverError?: unknown; errors?: unknown[] };
    const inner = driverError ?? errors?.[0];
    if (typeof inner !== 'object' || inner === null) break;
    current = inner;
  }
  return current;
}

function findDatabaseError(error: unknown): { code: string; constraint?: string } | undefined {
  const cause = getRootError(error) as { code?: unknown; constraint?: unknown; severity?: unknown } | undefined;
  if (typeof cause?.code !== 'string' || cause.code.length !== 5 || cause.severity === undefined) return undefined;
  return { code: cause.code, constraint: typeof cause.constraint === 'string' ? cause.constraint : undefined };
}

function getHttpStatus(error: unknown): number {
  const { status, statusCode, getStatus } = (error ?? {}) as {
    status?: unknown;
    statusCode?: unknown;
    getStatus?: () => number;
  };
  if (typeof getStatus === 'function') return getStatus.call(error);
  if (typeof statusCode === 'number') return statusCode;
  return typeof status === 'number' ? status : 500;
}

function chooseDetail(error: unknown, status: number): string {
  if (status === 404) return 'There is no resource at this address.';
  return error instanceof Error && error.message ? error.message : (STATUS_CODES[status] ?? 'Refused.');
}
