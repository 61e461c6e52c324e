import { createInvalidError, type FieldError, buildUnknownParameterError } from '../common/errors/domain.errors.js';
import type { ErrorCode } from '../common/errors/error-codes.rules.js';
import { parseLimit } from '../common/lists/list-request.rules.js';
import { SEARCH_KINDS, type SearchKind } from './search.view.js';

/** The validated parameters of a search. */
export interface SearchRequest {
  /** The question without surrounding spaces. */
  q: string;
  kinds: readonly SearchKind[];
  limit: number;
}

/** The greatest length of a question in characters. */
export const MAX_QUERY_LENGTH = 200;

/** Parses the query string of a search. @throws 422 naming every wrong or unknown parameter */
export function parseSearchRequest(query: Record<string, unknown>): SearchRequest {
  const errors: FieldError[] = [];
  const addError = (name: string, code: ErrorCode, detail: string) =>
    void errors.push({ pointer: `?${name}`, code, detail });
  for (const name of Object.keys(query)) {
    if (name === 'q' || name === 'kind' || name === 'limit') continue;
    errors.push(buildUnknownParameterError(name));
  }
  const q = parseQuestionText(query['q'], addError);
  const kinds = query['kind'] === undefined ? SEARCH_KINDS : [query['kind']].flat();
  if (!kinds.every(isKind)) addError('kind', 'parameter.invalid', `kind must be one of ${SEARCH_KINDS.join(', ')}.`);
  const limit = parseLimit(query['limit'], addError);
  if (errors.length > 0) throw createInvalidError(errors);
  return { q, kinds: SEARCH_KINDS.filter((kind) => kinds.includes(kind)), limit };
}

function parseQuestionText(value: unknown, addError: (name: string, code: ErrorCode, detail: string) => void): string {
  if (value === undefined) addError('q', 'parameter.required', 'q is required: it is the text to search for.');
  else if (typeof value !== 'string') addError('q', 'parameter.repeated', 'q may be given once.');
  else if (value.includes('\0') || !value.isWellFormed()) {
    addError('q', 'text.invalid_character', 'q must not contain a NUL character or half a character.');
  } else if (value.trim() === '') addError('q', 'parameter.empty', 'q must contain text to search for.');
  else if (value.trim().length > MAX_QUERY_LENGTH) {
    addError('q', 'parameter.too_long', `q may have at most ${MAX_QUERY_LENGTH} characters.`);
  }
  return typeof value === 'string' ? value.trim() : '';
}

function isKind(value: unknown): value is SearchKind {
  return SEARCH_KINDS.some((kind) => kind === value);
}
