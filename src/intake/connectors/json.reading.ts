import { createHash } from 'node:crypto';
import { nestsTooDeep } from '../../common/validation/text.inspection.js';

/** Longest text that we key a record by. PostgreSQL refuses index entries from about 2,700 bytes on. */
const LONGEST_KEY = 200;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text; null when they are not UTF-8. A byte order mark is dropped. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A JSON text as a value; undefined when it is none, or nests deeper than any sender does. Numbers come as the text that
 * was sent: an id of twenty digits stays the id it was, and 1e400 is no infinity.
 */
export function readJson(text: string | null): unknown {
  if (text === null || nestsTooDeep(text)) return undefined;
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    ) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands at a path of own properties; undefined where there is nothing. `__proto__` is a name like any other. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/** The text at a path: texts and numbers, never objects; null where there is none or an empty one. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  return asText(at(value, ...path));
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The names and values of an object at a path; empty where there is none. */
export function entriesAt(value: unknown, ...path: readonly string[]): [string, unknown][] {
  const found = at(value, ...path);
  return isObject(found) ? Object.entries(found) : [];
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or a number as text that can be stored; null for anything else and for an empty text. */
export function asText(value: unknown): string | null {
  const text = bareText(value);
  return text === null ? null : storable(text);
}

function bareText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** The sender's id at a path as a key of ours ({@link keyOf}); null where there is none. */
export function idAt(value: unknown, ...path: readonly string[]): string | null {
  const id = bareText(at(value, ...path));
  return id === null ? null : keyOf(id);
}

/**
 * A text as PostgreSQL can hold it: NUL characters and halves of characters become U+FFFD, which shows that something
 * was there; the bytes that came keep what it was. Everything else stays, markup and direction marks too: it is text.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** A sender's id as a key of ours: what is empty or too long, or cannot be stored as it is, is keyed by its digest. */
export function keyOf(id: string): string {
  return id !== '' && id.length <= LONGEST_KEY && storable(id) === id ? id : `sha256:${sha256(id)}`;
}

/** Ids joined to one key; null unless all are there. */
export function keyOfAll(...ids: readonly (string | null)[]): string | null {
  return ids.every((id) => id !== null) ? keyOf(ids.join('/')) : null;
}

/** SHA-256 in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
