import type { FieldError } from '../errors/domain.errors.js';

/** Deepest nesting of a body. Ours need four levels; deeper ones would only exhaust a stack somewhere. */
export const DEEPEST = 32;

/** Whether a JSON text nests deeper than {@link DEEPEST}; runs before parsing, without recursion. */
export function nestsTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/**
 * Texts that PostgreSQL cannot store, NUL characters and lone surrogates, and fields called `constructor`, which libraries
 * take for what made the object; each named by JSON pointer.
 */
export function unstorableTexts(value: unknown, pointer = ''): FieldError[] {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return [];
    return [
      {
        pointer,
        code: 'text.invalid_character',
        detail: `${pointer || 'The body'} holds a NUL character or half a character.`,
      },
    ];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorableTexts(item, `${pointer}/${index}`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => {
      const below = `${pointer}/${escapePointer(key)}`;
      if (key === 'constructor') {
        return [{ pointer: below, code: 'field.unknown', detail: `There is no field ${below} here.` }];
      }
      const inKey = key.includes('\0') || !key.isWellFormed();
      return inKey
        ? [{ pointer, code: 'text.invalid_character', detail: 'A field name holds an invalid character.' }]
        : unstorableTexts(item, below);
    });
  }
  return [];
}

/** Longest step of a pointer in an answer, in characters; names of our fields are shorter. */
const MAX_STEP = 100;

/** One step of a JSON pointer (RFC 6901). A longer one than any of ours is cut, so that the answer that names it stays short. */
export function escapePointer(step: string): string {
  const shown = step.length > MAX_STEP ? `${step.slice(0, MAX_STEP).toWellFormed()}…` : step;
  return shown.replaceAll('~', '~0').replaceAll('/', '~1');
}
