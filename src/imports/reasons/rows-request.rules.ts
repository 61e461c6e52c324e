import { createInvalidError, type FieldError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { type ListRequest, parseListRequest } from '../../common/lists/list-request.rules.js';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import type { ReasonFilter } from './row-reasons.queries.js';

/** The parameters of the rows of an import that are no filters of their list. */
export const ROW_PARAMETERS = {
  lang: 'The language of the reasons. Without it, `detail` is the sentence of the API.',
  code: 'Rows with this reason: the code of an error or a warning.',
  column: 'Rows with a reason about this column. Together with `code` and `cell` it is one reason.',
  cell: 'Rows with a reason about this cell.',
} as const;

/** A requested page of the rows of an import. */
export interface RowsRequest {
  list: ListRequest;
  /** The language of the reasons; null for the sentences of the API. */
  language: Language | null;
  reason: ReasonFilter;
}

/** Parses the query string of the rows of an import. @throws 422 that names the wrong parameters */
export function parseRowsRequest(list: ListDefinition, query: Record<string, unknown>, me: string | null): RowsRequest {
  const errors: FieldError[] = [];
  const addError = (name: string, code: ErrorCode, detail: string) =>
    errors.push({ pointer: `?${name}`, code, detail });
  const parseText = (name: keyof typeof ROW_PARAMETERS): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) addError(name, 'parameter.repeated', `${name} must be given only once.`);
    if (typeof value !== 'string') return undefined;
    if (value.includes('\0') || !value.isWellFormed())
      addError(name, 'parameter.invalid', `${name} must be a text without NUL and unpaired surrogates.`);
    return value;
  };
  const [lang, code, column, cell] = [parseText('lang'), parseText('code'), parseText('column'), parseText('cell')];
  const language = LANGUAGES.find((each) => each === lang) ?? null;
  if (lang !== undefined && language === null)
    addError('lang', 'parameter.invalid', `lang must be one of ${LANGUAGES.join(', ')}.`);
  if (errors.length > 0) throw createInvalidError(errors);
  const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !Object.hasOwn(ROW_PARAMETERS, name)));
  const reason = Object.fromEntries(
    Object.entries({ code, column, cell }).filter(([, value]) => value !== undefined),
  ) as ReasonFilter;
  return { list: parseListRequest(list, rest, me), language, reason };
}
