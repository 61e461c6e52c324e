import { createInvalidError, type FieldError, buildUnknownParameterError } from '../errors/domain.errors.js';
import type { ErrorCode } from '../errors/error-codes.rules.js';
import { isCalendarDate, isCalendarMonth, isInstant } from '../time/calendar-dates.rules.js';
import { isUuid, parseWholeNumber } from '../reference/text-forms.rules.js';
import {
  hasRange,
  isSortable,
  type FieldType,
  type ListDefinition,
  type ListField,
  type SortKey,
} from './list-definition.rules.js';
import { decodeCursor, type Position } from './list-cursor.rules.js';

const MAX_VALUES = 100;
/** The word for the calling user in filters by users. */
export const ME = 'me';
const RANGES = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

export type Filter =
  | { kind: 'any'; field: ListField; values: (string | number | boolean)[] }
  | { kind: 'range'; field: ListField; operator: '>=' | '<=' | '>' | '<'; value: string | number | boolean }
  | { kind: 'null'; field: ListField; isNull: boolean };

/** A requested list, checked against its definition. */
export interface ListRequest {
  filters: Filter[];
  sort: SortKey[];
  /** The sort in its own syntax. It shows whether a cursor belongs to this order. */
  sortText: string;
  limit: number;
  after?: Position;
  count: boolean;
  /** The fields whose sums are requested. */
  sums: readonly string[];
  archived: 'false' | 'true' | 'any';
  q?: string;
}

type RawQuery = Record<string, unknown>;

/**
 * Parses the query string of a list. `me` is the id of the calling user; null for other callers.
 * @throws 422 that names every wrong or unknown parameter
 */
export function parseListRequest(list: ListDefinition, query: RawQuery, me: string | null = null): ListRequest {
  const errors: FieldError[] = [];
  const addError = (name: string, code: ErrorCode, detail: string) =>
    errors.push({ pointer: `?${name}`, code, detail });
  const parseSingle = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    addError(name, 'parameter.repeated', `${name} must be given only once.`);
    return undefined;
  };
  const filters: Filter[] = [];
  const reserved = new Set(['limit', 'cursor', 'sort', 'count', 'sum', 'archived', 'q']);
  for (const [name, value] of Object.entries(query)) {
    if (reserved.has(name)) continue;
    const filter = parseFilter(list, name, value, me, addError);
    if (filter) filters.push(filter);
  }

  const limit = parseLimit(query['limit'], addError);
  const sortText = parseSingle('sort') ?? list.defaultSort;
  const sort = parseSort(list, sortText, addError);
  const count = parseFlag('count', parseSingle('count'), addError) ?? false;
  const sums = parseSums(list, parseSingle('sum'), addError);
  const archivedText = list.archived ? (parseSingle('archived') ?? 'false') : 'any';
  if (!isArchived(archivedText)) addError('archived', 'parameter.invalid', 'archived must be true, false or any.');
  if (!list.archived && query['archived'] !== undefined) addUnknownError('archived', addError);
  const q = parseSingle('q')?.trim();
  if (q !== undefined && !list.search) addUnknownError('q', addError);
  if (q !== undefined && (q.includes('\0') || !q.isWellFormed()))
    addError('q', 'parameter.invalid', 'q must be a text without NUL and unpaired surrogates.');
  if (q !== undefined && q.length > 200) addError('q', 'parameter.too_long', 'q must have at most 200 characters.');
  const cursor = parseSingle('cursor');
  const after = cursor === undefined ? undefined : decodeCursor(cursor, sortText, sort);
  if (cursor !== undefined && !after) {
    addError(
      'cursor',
      'parameter.cursor',
      'cursor must be the nextCursor of this list with the same sort; start again from the first page.',
    );
  }
  if (errors.length > 0) throw createInvalidError(errors);
  return {
    filters,
    sort,
    sortText,
    limit,
    after,
    count,
    sums,
    archived: isArchived(archivedText) ? archivedText : 'false',
    q: q || undefined,
  };
}

type AddError = (name: string, code: ErrorCode, detail: string) => void;

function addUnknownError(name: string, addError: AddError): undefined {
  const { code, detail } = buildUnknownParameterError(name);
  addError(name, code, detail);
}

function isArchived(text: string): text is 'false' | 'true' | 'any' {
  return text === 'false' || text === 'true' || text === 'any';
}

function parseFlag(name: string, text: string | undefined, addError: AddError): boolean | undefined {
  if (text === undefined) return undefined;
  if (text !== 'true' && text !== 'false') addError(name, 'parameter.invalid', `${name} must be true or false.`);
  return text === 'true';
}

function parseFilter(
  list: ListDefinition,
  name: string,
  raw: unknown,
  me: string | null,
  addError: AddError,
): Filter | undefined {
  const suffix = /^(.+)\.(gte|lte|gt|lt|isNull)$/.exec(name);
  const fieldName = suffix?.[1] ?? name;
  const field = Object.hasOwn(list.fields, fieldName) ? list.fields[fieldName] : undefined;
  const isChangedSince = field?.buildChangedSince !== undefined && suffix?.[2] === 'gte';
  if (!field || (field.filter === false && !isChangedSince)) return addUnknownError(name, addError);
  const texts = (Array.isArray(raw) ? raw : [raw]).map(String);
  if (suffix?.[2] === 'isNull') {
    if (!field.nullable) return addUnknownError(name, addError);
    const isNull = texts.length === 1 ? parseFlag(name, texts[0], addError) : undefined;
    if (isNull === undefined) addError(name, 'parameter.invalid', `${name} must be true or false and given only once.`);
    return { kind: 'null', field, isNull: isNull ?? true };
  }
  if (texts.length > MAX_VALUES)
    addError(name, 'parameter.too_many', `${name} must have at most ${MAX_VALUES} values.`);
  if (field.user && me === null && texts.includes(ME)) {
    addError(
      name,
      'parameter.me',
      `${name} must be the id of a user: only a user can be called ${ME}, not an API key.`,
    );
    return undefined;
  }
  const values = texts.map((text) => parseValue(field, field.user && text === ME ? me! : text));
  if (values.some((value) => value === undefined)) {
    addError(name, 'parameter.invalid', `${name} must be ${describeType(field)}.`);
    return undefined;
  }
  if (!suffix) return { kind: 'any', field, values: values as (string | number | boolean)[] };
  if (!hasRange(field)) return addUnknownError(name, addError);
  if (values.length !== 1) addError(name, 'parameter.repeated', `${name} must be given only once.`);
  const operator = RANGES[suffix[2] as keyof typeof RANGES];
  return { kind: 'range', field, operator, value: values[0] as string | number };
}

/** Parses the names of the fields whose sums are requested, separated by commas. */
function parseSums({ sums }: ListDefinition, text: string | undefined, addError: AddError): string[] {
  if (text === undefined) return [];
  const allowed = Object.keys(sums);
  const names = text.split(',');
  if (allowed.length === 0) addUnknownError('sum', addError);
  else if (names.some((name, place) => !Object.hasOwn(sums, name) || names.indexOf(name) !== place))
    addError('sum', 'parameter.sum', `sum must name each field only once, of: ${allowed.join(', ')}.`);
  return names;
}

function parseSort(list: ListDefinition, text: string, addError: AddError): SortKey[] {
  const keys: SortKey[] = [];
  for (const part of text.split(',')) {
    const name = part.replace(/^-/, '');
    const field = Object.hasOwn(list.fields, name) ? list.fields[name] : undefined;
    if (!isSortable(field) || keys.some((key) => key.name === name)) {
      const allowed = Object.keys(list.fields).filter((candidate) => isSortable(list.fields[candidate]));
      addError(
        'sort',
        'parameter.sort',
        `sort must name each field only once, of: ${allowed.join(', ')} (with - for descending).`,
      );
      return keys;
    }
    keys.push({ name, field, descending: part.startsWith('-') });
  }
  return keys;
}

/** Converts a filter value to the type of its field; undefined if it is not of that type. */
export function parseValue(field: ListField, text: string): string | number | boolean | undefined {
  // PostgreSQL texts cannot contain NUL or unpaired surrogates.
  if (text.includes('\0') || !text.isWellFormed()) return undefined;
  switch (field.type) {
    case 'integer':
      return parseWholeNumber(text);
    case 'uuid':
      return isUuid(text) ? text.toLowerCase() : undefined;
    case 'month':
      return isCalendarMonth(text) ? text : undefined;
    case 'date':
      return isCalendarDate(text) ? text : undefined;
    case 'instant':
      return isInstant(text) ? new Date(text).toISOString() : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'enum':
      return field.values?.includes(text) ? text : undefined;
    default:
      return text.length <= 2_000 ? text : undefined;
  }
}

function describeType(field: ListField): string {
  const descriptions: Record<FieldType, string> = {
    integer: 'a whole number',
    uuid: 'a UUID',
    month: 'a month (YYYY-MM)',
    date: 'a date (YYYY-MM-DD)',
    instant: 'an instant (2026-11-25T09:30:00Z)',
    boolean: 'true or false',
    enum: `one of ${field.values?.join(', ')}`,
    text: 'a text',
    texts: 'a text',
  };
  return descriptions[field.type];
}

/** Maximum number of rows of a page. */
export const MAX_LIMIT = 200;
/** Number of rows of a page if the client does not set it. */
export const DEFAULT_LIMIT = 25;

/** Parses the parameter `limit` of any paged route from the query string. */
export function parseLimit(given: unknown, addError: (name: string, code: ErrorCode, detail: string) => void): number {
  if (Array.isArray(given)) {
    addError('limit', 'parameter.repeated', 'limit must be given only once.');
    return DEFAULT_LIMIT;
  }
  const limit = given === undefined ? DEFAULT_LIMIT : parseWholeNumber(given);
  if (limit !== undefined && limit >= 1 && limit <= MAX_LIMIT) return limit;
  addError('limit', 'parameter.invalid', `limit must be a whole number from 1 to ${MAX_LIMIT}.`);
  return DEFAULT_LIMIT;
}
