import { type ErrorCode, getErrorStatus } from './error-codes.rules.js';

/**
 * One error of a request: its place (a JSON pointer into the body, or `?name` for a parameter), a stable code, and a
 * sentence. Its code is in the catalogue, unless no response ever has it as its own code.
 */
export interface FieldError<Code extends string = ErrorCode> {
  pointer: string;
  code: Code;
  detail: string;
}

/** An expected error with a stable code, which decides the status of the response. */
export class CodedError extends Error {
  /** The first errors, and the number of further ones. */
  readonly errors: FieldError<string>[];
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    errors: FieldError<string>[] = [],
    /** Further members of the problem document, such as the candidates of a possible duplicate. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'CodedError';
    this.errors = limitErrors(errors);
    this.status = getErrorStatus(code);
  }
}

/** Maximum number of errors in a response. */
const MAX_ERRORS = 20;

/**
 * Keeps the first errors and adds an entry that counts the others, so that a response does not grow with the number of
 * errors in the request.
 */
function limitErrors(errors: FieldError<string>[]): FieldError<string>[] {
  const more = errors.length - MAX_ERRORS;
  if (more <= 0) return errors;
  const detail = `and ${more.toLocaleString('en')} more`;
  return [...errors.slice(0, MAX_ERRORS), { pointer: '', code: 'request.more_errors', detail }];
}

/** Creates an error of an input that is well-formed but wrong. `errors` names each place. */
export function createInvalidError(errors: FieldError<string>[], code: ErrorCode = 'request.invalid'): CodedError {
  // Two fields that are wrong for the same reason share one sentence.
  const detail = [...new Set(limitErrors(errors).map((error) => error.detail))].join(' ');
  return new CodedError(code, detail || 'The request is not valid.', errors);
}

/** Throws when a rule has found errors; the code is that of the first one. @throws the errors, naming each */
export function assertNoErrors(errors: FieldError[]): void {
  if (errors.length > 0) throw createInvalidError(errors, errors[0]!.code);
}

/** Creates a 422 error for one field. */
export function createInvalidFieldError(pointer: string, code: ErrorCode, detail: string): CodedError {
  return createInvalidError([{ pointer, code, detail }]);
}

/** Creates a 404 error: the record does not exist, or the caller may not know of it. */
export function createNotFoundError(entity: string, id: string): CodedError {
  return new CodedError(`${entity}.not_found`, `There is no ${entity.replaceAll('_', ' ')} ${id}.`);
}

/**
 * Creates the error for a change of a record that is not allowed. That the status of the record does not allow it
 * (`….status_not_allowed`) matters more than wrong fields.
 */
export function createWrongChangeError(errors: FieldError[]): CodedError {
  const statusError = errors.find(({ code }) => code.endsWith('.status_not_allowed'));
  return statusError
    ? new CodedError(statusError.code, statusError.detail, errors)
    : createInvalidError(errors, errors[0]!.code);
}

/** Creates a 412 error: `If-Match` named a version that is no longer the current one. */
export function createStaleVersionError(current: number): CodedError {
  return new CodedError('request.stale_version', `The record has changed: it is now at version ${current}.`, [
    { pointer: '#If-Match', code: 'stale_version', detail: `The current version is "${current}".` },
  ]);
}

/** Returns the error for a parameter that a route does not have. */
export function buildUnknownParameterError(name: string): FieldError {
  return { pointer: `?${name}`, code: 'parameter.unknown', detail: `This route has no parameter ${name}.` };
}
