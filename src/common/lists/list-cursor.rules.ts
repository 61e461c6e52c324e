import { isCalendarMonth } from '../time/calendar-dates.rules.js';
import { isUuid } from '../reference/text-forms.rules.js';
import type { SortKey } from './list-definition.rules.js';

/** A place in an ordered list: the sort keys and the id of the row before it. */
export interface Position {
  keys: (string | number | boolean | null)[];
  id: string;
}

/** Encodes a position as an opaque text. The text contains the order, so that it cannot be used with another order. */
export function encodeCursor(sortText: string, position: Position): string {
  return Buffer.from(JSON.stringify([sortText, position.keys, position.id])).toString('base64url');
}

/**
 * Decodes a cursor.
 * @returns undefined if it is damaged or belongs to another order
 */
export function decodeCursor(text: string, sortText: string, sort: SortKey[]): Position | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const [order, keys, id] = parsed as unknown[];
  if (order !== sortText || typeof id !== 'string' || !isUuid(id)) return undefined;
  if (!Array.isArray(keys) || keys.length !== sort.length) return undefined;
  const fits = keys.every((value, index) => isValidKey(sort[index]!, value));
  return fits ? { keys, id } : undefined;
}

function isValidKey({ field }: SortKey, value: unknown): boolean {
  if (value === null) return field.nullable === true;
  switch (field.type) {
    case 'uuid':
      return typeof value === 'string' && isUuid(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'instant':
      return isWrittenAs(value, (time) => time);
    case 'month':
      return typeof value === 'string' && isCalendarMonth(value);
    case 'date':
      return isWrittenAs(value, (time) => time.slice(0, 10));
    case 'enum':
      // An enum with a sort expression of its own sorts by its rank, which is a number.
      return typeof field.sort === 'string' ? isRank(value, field.values ?? []) : isText(value);
    default:
      return isText(value);
  }
}

/**
 * Tells whether a value is an instant, or its day, exactly as a cursor writes it. All years of the database are
 * accepted because computed days may lie outside the years that can be entered.
 */
function isWrittenAs(value: unknown, form: (time: string) => string): boolean {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && form(new Date(time).toISOString()) === value;
}

/** Tells whether a value can be the rank of one of the given values, counted from 1. */
function isRank(value: unknown, values: readonly string[]): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= values.length;
}

const isText = (value: unknown) => typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
