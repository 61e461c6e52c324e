import type { FieldError } from '../errors/domain.errors.js';

/** Maximum nesting of a body. The bodies of this API need four levels; deeper ones could only exhaust a stack. */
export const MAX_DEPTH = 32;

/** Tells whether a JSON text nests deeper than {@link MAX_DEPTH}. It runs before parsing and without recursion. */
export function isNestedTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/** Tells whether PostgreSQL can store a text. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * Returns an error for each text that PostgreSQL cannot store (NUL characters, unpaired surrogates) and for each field
 * called `constructor`, which libraries take for the constructor of the object.
 */
export function findUnstorableTexts(value: unknown, pointer = ''): FieldError[] {
  if (typeof value === 'string') {
    if (isStorableText(value)) return [];
    return [
      {
        pointer,
        code: 'text.invalid_character',
        detail: `${pointer || 'The body'} must not contain NUL characters or unpaired surrogates.`,
      },
    ];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => findUnstorableTexts(item, `${pointer}/${index}`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => {
      const below = `${pointer}/${escapePointer(key)}`;
      if (key === 'constructor') {
        return [{ pointer: below, code: 'field.unknown', detail: `This body has no field ${below}.` }];
      }
      return !isStorableText(key)
        ? [
            {
              pointer,
              code: 'text.invalid_character',
              detail: 'Field names must not contain NUL characters or unpaired surrogates.',
            },
          ]
        : findUnstorableTexts(item, below);
    });
  }
  return [];
}

/** Maximum length of a pointer step in a response, in characters. The names of all known fields are shorter. */
const MAX_STEP_LENGTH = 100;

/**
 * Escapes one step of a JSON pointer (RFC 6901). A step longer than any known name is cut, so that the response that
 * contains it stays short.
 */
export function escapePointer(step: string): string {
  const shown = step.length > MAX_STEP_LENGTH ? `${step.slice(0, MAX_STEP_LENGTH).toWellFormed()}…` : step;
  return shown.replaceAll('~', '~0').replaceAll('/', '~1');
}
