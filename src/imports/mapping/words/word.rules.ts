import type { Cell } from '../../files/table-file.constants.js';

/** The words that mean each choice of a vocabulary. */
export type WordDictionary = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Maximum length of a text that is a word. Choices have short names; longer texts are sentences. */
export const MAX_WORD_CHARACTERS = 100;

/** Returns the word of a cell for people, without needless spaces and invisible signs; null for a blank cell and a longer text. */
export function readWord(cell: Cell): string | null {
  if (cell === null) return null;
  const text = String(cell);
  if (text.length > MAX_WORD_CHARACTERS) return null;
  const word = text.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
  return word === '' ? null : word;
}

/** Returns the form by which words are compared, without regard to case, spaces and the width of letters. */
export function foldWord(cell: Cell): string | null {
  const word = readWord(cell);
  return word === null ? null : word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim() || null;
}
