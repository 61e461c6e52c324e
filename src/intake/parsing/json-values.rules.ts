import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { createHash } from 'node:crypto';
import { isNestedTooDeep } from '../../common/validation/text-inspection.rules.js';

/** Maximum length of a key of a record. PostgreSQL refuses index entries of more than about 2,700 bytes. */
const MAX_KEY_LENGTH = 200;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes UTF-8 without a byte order mark. Returns null if the bytes are not UTF-8. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Parses a JSON text. Returns undefined if it is not JSON or nests too deeply. Numbers are returned as the text that
 * was sent, so that an id of twenty digits keeps its digits and 1e400 does not become infinity.
 */
export function readJson(text: string | null): unknown {
  if (text === null || isNestedTooDeep(text)) return undefined;
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    ) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns the value at a path of own properties, or undefined. `__proto__` is an ordinary name here. */
export function findAt(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/** Returns the text or number at a path as a text; null if there is none or it is empty. */
export function findTextAt(value: unknown, ...path: readonly string[]): string | null {
  return toText(findAt(value, ...path));
}

/** Returns the list at a path, or an empty list. */
export function listItemsAt(value: unknown, ...path: readonly string[]): unknown[] {
  const found = findAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Returns the names and values of the object at a path, or an empty list. */
export function listEntriesAt(value: unknown, ...path: readonly string[]): [string, unknown][] {
  const found = findAt(value, ...path);
  return isPlainObject(found) ? Object.entries(found) : [];
}

/** Returns a text or a number as a text that can be stored; null for any other value and for an empty text. */
export function toText(value: unknown): string | null {
  const text = toBareText(value);
  return text === null ? null : toStorable(text);
}

function toBareText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** Returns the provider's id at a path as a stored key ({@link toKey}); null if there is none. */
export function findIdAt(value: unknown, ...path: readonly string[]): string | null {
  const id = toBareText(findAt(value, ...path));
  return id === null ? null : toKey(id);
}

/**
 * Returns a text that PostgreSQL can store. NUL characters and lone surrogates become U+FFFD; the stored bytes of the
 * delivery still contain the originals. All other characters stay, including markup and direction marks.
 */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Returns a provider's id as a stored key. An id that is empty, too long or not storable is replaced by its digest. */
export function toKey(id: string): string {
  return id !== '' && id.length <= MAX_KEY_LENGTH && toStorable(id) === id ? id : `sha256:${computeSha256(id)}`;
}

/** Joins ids to one key. Returns null if one of them is missing. */
export function joinIds(...ids: readonly (string | null)[]): string | null {
  return ids.every((id) => id !== null) ? toKey(ids.join('/')) : null;
}

/** Returns the SHA-256 digest in hexadecimal digits. */
export function computeSha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const NUMBERS = /^\d{1,250}(\.\d{1,19}){0,5}$/;

/**
 * Returns a numeric version (`7`, `1.2.3`) as a sortable text: each number gets leading zeros, except the fraction of a
 * decimal number. Another version, or one that has its leading zeros already, is returned unchanged.
 */
export function toSortableNumbers(version: string): string {
  if (!NUMBERS.test(version)) return version;
  const parts = version.split('.');
  return parts.map((part, place) => (place === 1 && parts.length === 2 ? part : part.padStart(20, '0'))).join('.');
}
