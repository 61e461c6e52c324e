import { countTypingErrors } from '../../common/reference/edit-distance.rules.js';
import { isPlaceWord, isTradeWord } from './generic-words.rules.js';
import { computeTrigramSimilarity } from './trigram-similarity.rules.js';

/**
 * The relation of two different Latin name keys:
 * - `same`: both have the same words in another order or split otherwise, or with a typing mistake in a word;
 * - `contains`: one has all the words of the other and more, and they share a word that identifies the company;
 * - `similar`: the letters are similar, but each side has a word that makes a difference;
 * - `different`: the names share only places, trades and single letters.
 */
export type NameRelation = 'same' | 'contains' | 'similar' | 'different';

/** The relation of two names and their similarity (0 to 1, `pg_trgm`). */
export interface NameComparison {
  relation: NameRelation;
  similarity: number;
  /**
   * For `contains`: whether the longer name adds trade words only ("Technology", "Group"), and no place, number or
   * proper name.
   */
  addsTradeOnly: boolean;
}

/**
 * Compares two keys of `normaliseCompanyName`. Trigrams alone call "guangdong led a" and "guangdong led b" 78 %
 * similar. The words that two names do not share tell companies apart, so those words decide.
 */
export function compareNames(a: string, b: string): NameComparison {
  const similarity = computeTrigramSimilarity(a, b);
  const [left, right] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...left].filter((word) => right.has(word));
  const onlyLeft = [...left].filter((word) => !right.has(word));
  const onlyRight = [...right].filter((word) => !left.has(word));
  const buildComparison = (relation: NameRelation, addsTradeOnly = false): NameComparison => ({
    relation,
    similarity,
    addsTradeOnly,
  });

  const sameLetters = a.replaceAll(' ', '') === b.replaceAll(' ', '');
  if (sameLetters) return { ...buildComparison('same'), similarity: 1 };
  if (isMisspelling(onlyLeft, onlyRight)) return buildComparison('same');
  const sharesOwnWord = shared.some(isOwnWord);
  if (onlyLeft.length === 0 || onlyRight.length === 0) {
    const added = [...onlyLeft, ...onlyRight];
    return sharesOwnWord
      ? buildComparison(
          'contains',
          added.every((word) => isTradeWord(word) && word.length > 1),
        )
      : buildComparison('different');
  }
  const joinOwnWords = (words: ReadonlySet<string>): string =>
    [...words].filter((word) => !shared.includes(word) || isOwnWord(word)).join(' ');
  return {
    ...buildComparison('similar'),
    ...chooseRelation(computeTrigramSimilarity(joinOwnWords(left), joinOwnWords(right)), similarity),
  };
}

/** Minimum similarity of similar names after the shared places and trades are taken out. */
const MIN_SIMILARITY = 0.45;

function chooseRelation(ownSimilarity: number, similarity: number): Pick<NameComparison, 'relation' | 'similarity'> {
  return ownSimilarity >= MIN_SIMILARITY
    ? { relation: 'similar', similarity: Math.min(similarity, ownSimilarity) }
    : { relation: 'different', similarity };
}

/** Returns whether a word identifies the company: it is no trade, no place, no number and no single letter. */
export function isOwnWord(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word) && !isTradeWord(word) && !isPlaceWord(word);
}

/** Returns true when every word on one side is a mistyped word of the other side, and when both sides are empty. */
function isMisspelling(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  return (
    left.every((word) => right.some((other) => isTypo(word, other))) &&
    right.every((word) => left.some((other) => isTypo(word, other)))
  );
}

/** Minimum length of a mistyped word. Shorter words are too often different words ("ABB" and "ABC"). */
const MIN_TYPO_WORD_LENGTH = 6;

/** Length from which two mistakes in one word are still more likely than two different words. */
const MIN_LONG_WORD_LENGTH = 10;

function isTypo(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  if (shortest < MIN_TYPO_WORD_LENGTH || a[0] !== b[0] || /\d/.test(a + b)) return false;
  // Hunan and Henan, or Electric and Electronic, are two correct words and not a word and a mistake.
  if (isPlaceWord(a) && isPlaceWord(b)) return false;
  if (isTradeWord(a) && isTradeWord(b)) return a.startsWith(b) || b.startsWith(a);
  return countTypingErrors(a, b).whole <= (shortest >= MIN_LONG_WORD_LENGTH ? 2 : 1);
}
