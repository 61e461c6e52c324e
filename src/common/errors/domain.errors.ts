/** The kind of an error. One filter maps kinds to HTTP status codes. */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'unsupported_media'
  | 'invalid'
  | 'too_many'
  | 'unavailable';

/**
 * One error of a request: its place (a JSON pointer into the body, or `?name` for a parameter), a stable code, and a
 * sentence.
 */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** An expected error with a stable code. Services throw it; only the filter knows HTTP. */
export class CodedError extends Error {
  /** The first errors, and the number of further ones. */
  readonly errors: FieldError[];

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    errors: FieldError[] = [],
    /** Further members of the problem document, such as the candidates of a possible duplicate. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'CodedError';
    this.errors = limitErrors(errors);
  }
}

/** Maximum number of errors in a response. */
const MAX_ERRORS = 20;

/**
 * Keeps the first errors and adds an entry that counts the others, so that a response does not grow with the number of
 * errors in the request.
 */
function limitErrors(errors: FieldError[]): FieldError[] {
  const more = errors.length - MAX_ERRORS;
  if (more <= 0) return errors;
  const detail = `and ${more.toLocaleString('en')} more`;
  return [...errors.slice(0, MAX_ERRORS), { pointer: '', code: 'request.more_errors', detail }];
}

/** Creates a 422 error: the input is well-formed but wrong. `errors` names each place. */
export function createInvalidError(errors: FieldError[], code = 'request.invalid'): CodedError {
  // Two fields that are wrong for the same reason share one sentence.
  const detail = [...new Set(limitErrors(errors).map((error) => error.detail))].join(' ');
  return new CodedError('invalid', code, detail || 'The request is not valid.', errors);
}

/** Throws when a rule has found errors; the code is that of the first one. @throws 422 naming each */
export function assertNoErrors(errors: FieldError[]): void {
  if (errors.length > 0) throw createInvalidError(errors, errors[0]!.code);
}

/** Creates a 422 error for one field. */
export function createInvalidFieldError(pointer: string, code: string, detail: string): CodedError {
  return createInvalidError([{ pointer, code, detail }]);
}

/** Creates a 404 error: the record does not exist, or the caller may not know of it. */
export function createNotFoundError(entity: string, id: string): CodedError {
  return new CodedError('not_found', `${entity}.not_found`, `There is no ${entity.replaceAll('_', ' ')} ${id}.`);
}

/** Creates a 409 error: the request contradicts the stored data. */
export function createConflictError(
  code: string,
  detail: string,
  errors: FieldError[] = [],
  extra: Record<string, unknown> = {},
): CodedError {
  return new CodedError('conflict', code, detail, errors, extra);
}

/**
 * Creates the error for a change of a record that is not allowed: 409 if the status of the record does not allow it
 * (`….status_not_allowed`), 422 otherwise.
 */
export function createWrongChangeError(errors: FieldError[]): CodedError {
  const statusError = errors.find(({ code }) => code.endsWith('.status_not_allowed'));
  return statusError
    ? createConflictError(statusError.code, statusError.detail, errors)
    : createInvalidError(errors, errors[0]!.code);
}

/** Creates a 403 error: the caller is known and may not do this. */
export function createForbiddenError(code: string, detail: string): CodedError {
  return new CodedError('forbidden', code, detail);
}

/** Creates a 412 error: `If-Match` named a version that is no longer the current one. */
export function createStaleVersionError(current: number): CodedError {
  return new CodedError('stale', 'request.stale_version', `The record has changed: it is now at version ${current}.`, [
    { pointer: '#If-Match', code: 'stale_version', detail: `The current version is "${current}".` },
  ]);
}

/** Returns the error for a parameter that a route does not have. */
export function buildUnknownParameterError(name: string): FieldError {
  return { pointer: `?${name}`, code: 'parameter.unknown', detail: `This route has no parameter ${name}.` };
}
