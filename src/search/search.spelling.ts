import { mistakesBetween } from '../common/reference/edit.distance.js';
/** Shorter words are too often other words. */
const SHORTEST_MISSPELT = 4;
/** From this length on a word may have two mistakes, and be misspelt before it is typed to its end. */
export const LONG_WORD = 7;
/** From this length on a word may have three mistakes. */
const VERY_LONG_WORD = 11;

function mistakesAllowed(length: number): number {
  if (length < LONG_WORD) return length < SHORTEST_MISSPELT ? 0 : 1;
  return length < VERY_LONG_WORD ? 2 : 3;
}

/** Whether a word can be recognised with a mistake in it: letters only, since another digit is another thing. */
export function mayBeMisspelt(word: string): boolean {
  return [...word].length >= SHORTEST_MISSPELT && !/\p{N}/u.test(word);
}

/** Words that may have been meant by a misspelt one. */
export interface Meant {
  /** One mistake away, or holding the whole word. */
  near: string[];
  /** With as many mistakes as the length allows, or a beginning with one. */
  far: string[];
}

/** Sorts candidates from the dictionary by how far they are from the word as typed; the too far ones are left out. */
export function meantBy(word: string, candidates: readonly string[]): Meant {
  const { length } = [...word];
  const most = mistakesAllowed(length);
  const meant: Meant = { near: [], far: [] };
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const mistakes = mistakesBetween(word, candidate, Math.max(1, most));
    if (mistakes.whole <= 1 || candidate.includes(word)) meant.near.push(candidate);
    else if (mistakes.whole <= most || (length >= LONG_WORD && mistakes.start <= 1)) {
      meant.far.push(candidate);
    }
  }
  return meant;
}
