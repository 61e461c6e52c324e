import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { toText, listEntriesAt, toKey, toStorable } from './json-values.rules.js';
import type { SubmittedAnswer } from './submission.rules.js';

/**
 * Converts an answer of any JSON type to a text, texts in order or texts by name. Returns null if it is empty. Lists
 * keep their empty items, because a mapping may use a position (`key.3`). Nested parts are named with dots.
 */
export function toAnswerValue(value: unknown): SubmittedAnswer['value'] | null {
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listTexts(value);
  if (!isPlainObject(value)) return toText(value);
  const parts = listTextsByPath(value);
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

function listTexts(values: readonly unknown[]): string[] | null {
  const texts = values.map((value) => {
    if (typeof value === 'boolean') return String(value);
    if (!isPlainObject(value)) return toText(value) ?? '';
    return listTextsByPath(value)
      .map(([, text]) => text)
      .join(', ');
  });
  return texts.some((text) => text !== '') ? texts : null;
}

/** Returns the texts within an object, each with its path. */
export function listTextsByPath(value: unknown, before = ''): [string, string][] {
  return listEntriesAt(value).flatMap(([name, part]): [string, string][] => {
    const path = toKey(before === '' ? name : `${before}.${name}`);
    if (isPlainObject(part)) return listTextsByPath(part, path);
    const text = Array.isArray(part)
      ? (listTexts(part) ?? []).join(', ')
      : typeof part === 'boolean'
        ? String(part)
        : toText(part);
    return text ? [[path, toStorable(text)]] : [];
  });
}
