import { asText, entriesAt, isObject, keyOf, storable } from './json.reading.js';
import type { SubmittedAnswer } from '../submission.js';

/**
 * Converts an answer of any JSON type to a text, texts in order or texts by name. Returns null if it is empty. Lists
 * keep their empty items, because a mapping may use a position (`key.3`). Nested parts are named with dots.
 */
export function answerValue(value: unknown): SubmittedAnswer['value'] | null {
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listOf(value);
  if (!isObject(value)) return asText(value);
  const parts = partsOf(value);
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

function listOf(values: readonly unknown[]): string[] | null {
  const texts = values.map((value) => {
    if (typeof value === 'boolean') return String(value);
    if (!isObject(value)) return asText(value) ?? '';
    return partsOf(value)
      .map(([, text]) => text)
      .join(', ');
  });
  return texts.some((text) => text !== '') ? texts : null;
}

/** Returns the texts within an object, each with its path. */
export function partsOf(value: unknown, before = ''): [string, string][] {
  return entriesAt(value).flatMap(([name, part]): [string, string][] => {
    const path = keyOf(before === '' ? name : `${before}.${name}`);
    if (isObject(part)) return partsOf(part, path);
    const text = Array.isArray(part)
      ? (listOf(part) ?? []).join(', ')
      : typeof part === 'boolean'
        ? String(part)
        : asText(part);
    return text ? [[path, storable(text)]] : [];
  });
}
