/** What kind of refusal an error is; one filter maps kinds to HTTP status codes. */
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

/** One thing that is wrong: where (a JSON pointer into the body, or `?name` for a parameter), a stable code, a sentence. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** An expected refusal with a stable code. Services throw it; nothing below the filter knows HTTP. */
export class CodedError extends Error {
  /** The first of what is wrong, and how much more there is. */
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

/** Most errors that an answer names. */
const MAX_ERRORS = 20;

/** An answer must not grow with what is wrong in a request: the first errors, and a line that counts the others. */
function limitErrors(errors: FieldError[]): FieldError[] {
  const more = errors.length - MAX_ERRORS;
  if (more <= 0) return errors;
  const detail = `and ${more.toLocaleString('en')} more`;
  return [...errors.slice(0, MAX_ERRORS), { pointer: '', code: 'request.more_errors', detail }];
}

/** 422: the input is well-formed but wrong; `errors` names each place. */
export function invalid(errors: FieldError[], code = 'request.invalid'): CodedError {
  // Where two fields are wrong for one reason, it is said once.
  const detail = [...new Set(limitErrors(errors).map((error) => error.detail))].join(' ');
  return new CodedError('invalid', code, detail || 'The request is not valid.', errors);
}

/** 422 for one field. */
export function invalidField(pointer: string, code: string, detail: string): CodedError {
  return invalid([{ pointer, code, detail }]);
}

/** 404: no such record, or none that the caller may know of. */
export function notFound(entity: string, id: string): CodedError {
  return new CodedError('not_found', `${entity}.not_found`, `There is no ${entity.replaceAll('_', ' ')} ${id}.`);
}

/** 409: the request contradicts what is stored. */
export function conflict(
  code: string,
  detail: string,
  errors: FieldError[] = [],
  extra: Record<string, unknown> = {},
): CodedError {
  return new CodedError('conflict', code, detail, errors, extra);
}

/**
 * What is wrong with a record that is to change: 409 for a move that it cannot make from the status it is in
 * (`….status_not_allowed`), 422 for anything else.
 */
export function wrongChange(errors: FieldError[]): CodedError {
  const move = errors.find(({ code }) => code.endsWith('.status_not_allowed'));
  return move ? conflict(move.code, move.detail, errors) : invalid(errors, errors[0]!.code);
}

/** 403: the caller is known and may not do this. */
export function forbidden(code: string, detail: string): CodedError {
  return new CodedError('forbidden', code, detail);
}

/** 412: `If-Match` named a version that is no longer the current one. */
export function staleVersion(current: number): CodedError {
  return new CodedError('stale', 'request.stale_version', `The record has changed: it is now at version ${current}.`, [
    { pointer: '#If-Match', code: 'stale_version', detail: `The current version is "${current}".` },
  ]);
}
