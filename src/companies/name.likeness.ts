import { mistakesBetween } from '../common/reference/edit.distance.js';
import { isPlaceWord, isTradeWord } from './generic.words.js';
import { trigramSimilarity } from './trigram.similarity.js';

/**
 * How two different Latin name keys relate:
 * - `respelt`: the same words in another order, joined or parted otherwise, or with a typing mistake in a word;
 * - `extended`: one has all the words of the other and more, and they share a word that is theirs alone;
 * - `kindred`: alike in letters, but with a word on each side that makes the difference;
 * - `unlike`: what they share is places, trades and single letters only.
 */
export type NameRelation = 'respelt' | 'extended' | 'kindred' | 'unlike';

/** The relation of two names, and how alike they are (0 to 1, `pg_trgm`). */
export interface NameLikeness {
  relation: NameRelation;
  similarity: number;
  /** For `extended`: the longer name adds trade words only ("Technology", "Group"), no place, number or proper name. */
  addsTradeOnly: boolean;
}

/**
 * Compares two keys of `normaliseCompanyName`. Trigrams alone call "guangdong led a" and "guangdong led b" 78 % alike;
 * what tells companies apart is the words they do not share, so those decide.
 */
export function likenessOf(a: string, b: string): NameLikeness {
  const similarity = trigramSimilarity(a, b);
  const [left, right] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...left].filter((word) => right.has(word));
  const onlyLeft = [...left].filter((word) => !right.has(word));
  const onlyRight = [...right].filter((word) => !left.has(word));
  const as = (relation: NameRelation, addsTradeOnly = false): NameLikeness => ({ relation, similarity, addsTradeOnly });

  const sameLetters = a.replaceAll(' ', '') === b.replaceAll(' ', '');
  if (sameLetters) return { ...as('respelt'), similarity: 1 };
  if (isMisspelling(onlyLeft, onlyRight)) return as('respelt');
  const sharesOwnWord = shared.some(isOwnWord);
  if (onlyLeft.length === 0 || onlyRight.length === 0) {
    const added = [...onlyLeft, ...onlyRight];
    return sharesOwnWord
      ? as(
          'extended',
          added.every((word) => isTradeWord(word) && word.length > 1),
        )
      : as('unlike');
  }
  const own = (words: ReadonlySet<string>): string =>
    [...words].filter((word) => !shared.includes(word) || isOwnWord(word)).join(' ');
  return { ...as('kindred'), ...kindredOrNot(trigramSimilarity(own(left), own(right)), similarity) };
}

/** What remains when the shared places and trades are taken out must be this alike for the names to be kindred. */
const KINDRED = 0.45;

function kindredOrNot(ownSimilarity: number, similarity: number): Pick<NameLikeness, 'relation' | 'similarity'> {
  return ownSimilarity >= KINDRED
    ? { relation: 'kindred', similarity: Math.min(similarity, ownSimilarity) }
    : { relation: 'unlike', similarity };
}

/** A word that belongs to the company: no trade, no place, no number, no single letter. */
export function isOwnWord(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word) && !isTradeWord(word) && !isPlaceWord(word);
}

/** True when every word on one side is a mistyped word of the other side; also when both sides are empty. */
function isMisspelling(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  return (
    left.every((word) => right.some((other) => isTypo(word, other))) &&
    right.every((word) => left.some((other) => isTypo(word, other)))
  );
}

/** Shorter words are too often other words ("ABB" and "ABC"). */
const SHORTEST_TYPO = 6;

/** From this length on two mistakes in one word are still more likely than two words. */
const LONG_WORD = 10;

function isTypo(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  if (shortest < SHORTEST_TYPO || a[0] !== b[0] || /\d/.test(a + b)) return false;
  // Hunan and Henan, Electric and Electronic are two right words each, not one word and a mistake.
  if (isPlaceWord(a) && isPlaceWord(b)) return false;
  if (isTradeWord(a) && isTradeWord(b)) return a.startsWith(b) || b.startsWith(a);
  return mistakesBetween(a, b).whole <= (shortest >= LONG_WORD ? 2 : 1);
}
