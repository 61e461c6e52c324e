import { countTypingErrors } from '../common/reference/edit-distance.rules.js';
/** The shortest word that may be misspelt, because a shorter word with a mistake is too often another word. */
const MIN_MISSPELT_LENGTH = 4;
/** The length from which on a word may have two mistakes, and may be misspelt before it is typed to its end. */
export const LONG_WORD = 7;
/** The length from which on a word may have three mistakes. */
const VERY_LONG_WORD = 11;

function getAllowedMistakes(length: number): number {
  if (length < LONG_WORD) return length < MIN_MISSPELT_LENGTH ? 0 : 1;
  return length < VERY_LONG_WORD ? 2 : 3;
}

/**
 * Returns whether a word can be recognised with a mistake in it. It must have letters only, because another digit means
 * another thing.
 */
export function canBeMisspelt(word: string): boolean {
  return [...word].length >= MIN_MISSPELT_LENGTH && !/\p{N}/u.test(word);
}

/** Words of the dictionary that may correct a misspelt word. */
export interface Corrections {
  /** Words that are one mistake away or contain the whole word. */
  near: string[];
  /** Words with as many mistakes as the length allows, or with one mistake in the beginning. */
  far: string[];
}

/**
 * Sorts candidates from the dictionary by their distance from the typed word, and leaves out those that are too far
 * away.
 */
export function findCorrections(word: string, candidates: readonly string[]): Corrections {
  const { length } = [...word];
  const most = getAllowedMistakes(length);
  const corrections: Corrections = { near: [], far: [] };
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const mistakes = countTypingErrors(word, candidate, Math.max(1, most));
    if (mistakes.whole <= 1 || candidate.includes(word)) corrections.near.push(candidate);
    else if (mistakes.whole <= most || (length >= LONG_WORD && mistakes.start <= 1)) {
      corrections.far.push(candidate);
    }
  }
  return corrections;
}
