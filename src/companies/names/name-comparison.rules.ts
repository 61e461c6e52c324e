import { countTypingErrors } from '../../common/reference/edit-distance.rules.js';
import { isFunctionWord, isPlaceWord, isTradeWord } from './generic-words.rules.js';
import { isPinyinWord } from './pinyin-words.rules.js';
import { computeTrigramSimilarity } from './trigram-similarity.rules.js';

/**
 * The relation of two different Latin name keys:
 * - `same`: both have the same words in another order or split otherwise, or with a typing mistake that makes no other name;
 * - `misspelt`: a word is spelt otherwise, as in "Umicore" and "Umicor", or in "Peeters" and "Peters";
 * - `contains`: one has all the words of the other and more, and they share a word that identifies the company;
 * - `different`: each has a word that the other does not have, or they share only places, trades and single letters.
 */
export type NameRelation = 'same' | 'misspelt' | 'contains' | 'different';

/** The relation of two names and their similarity (0 to 1, `pg_trgm`). */
export interface NameComparison {
  relation: NameRelation;
  similarity: number;
  /** For `contains`: the words that only the longer name has, without function words. */
  added: readonly string[];
}

/**
 * Compares two keys of `normaliseCompanyName`. Trigrams alone call "guangdong led a" and "guangdong led b" 78 %
 * similar. The words that two names do not share tell companies apart, so those words decide.
 */
export function compareNames(a: string, b: string): NameComparison {
  const build = (relation: NameRelation, added: readonly string[] = []): NameComparison => ({
    relation,
    similarity: relation === 'different' ? 0 : computeTrigramSimilarity(a, b),
    added,
  });
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return { ...build('same'), similarity: 1 };
  // The order makes the comparison the same both ways round, whichever of several words spelt alike are paired.
  const [first, second] = a < b ? [a, b] : [b, a];
  const { shared, onlyLeft, onlyRight, isSafe } = findWordPairs(listWords(first), listWords(second));
  if (onlyLeft.length > 0 && onlyRight.length > 0) return build('different');
  const added = [...onlyLeft, ...onlyRight];
  if (added.length === 0) return build(isSafe ? 'same' : 'misspelt');
  return shared.some(isOwnWord) ? build('contains', added) : build('different');
}

/** Returns whether a word identifies the company: it is no trade, no place, no number and no single letter. */
export function isOwnWord(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word) && !isTradeWord(word) && !isPlaceWord(word);
}

/** Returns the different words of a key that can tell names apart. */
function listWords(key: string): string[] {
  return [...new Set(key.split(' '))].filter((word) => !isFunctionWord(word));
}

interface PairedWords {
  shared: string[];
  onlyLeft: string[];
  onlyRight: string[];
  /** Whether no pair can be two names that are spelt alike. */
  isSafe: boolean;
}

/** Pairs the equal words of two names, then words that are written apart on one side, then words that are spelt alike. */
function findWordPairs(left: readonly string[], right: readonly string[]): PairedWords {
  const shared = left.filter((word) => right.includes(word));
  let onlyLeft = left.filter((word) => !right.includes(word));
  let onlyRight = right.filter((word) => !left.includes(word));
  let isSafe = true;
  for (const [apart, joined] of [
    [onlyLeft, onlyRight],
    [onlyRight, onlyLeft],
  ] as const) {
    for (const [at, word] of apart.slice(1).entries()) {
      const pair = [apart[at]!, word];
      const whole = pair.join('');
      if (!joined.includes(whole)) continue;
      shared.push(whole);
      onlyLeft = onlyLeft.filter((other) => other !== whole && !pair.includes(other));
      onlyRight = onlyRight.filter((other) => other !== whole && !pair.includes(other));
    }
  }
  for (const word of onlyLeft) {
    const other = onlyRight.find((candidate) => compareSpelling(word, candidate) !== 'different');
    if (other === undefined) continue;
    isSafe &&= compareSpelling(word, other) === 'typo';
    // A trade word and a mistake in it identify no company.
    shared.push(isOwnWord(word) ? other : word);
    onlyLeft = onlyLeft.filter((left) => left !== word);
    onlyRight = onlyRight.filter((right) => right !== other);
  }
  return { shared, onlyLeft, onlyRight, isSafe };
}

/** Minimum length of a mistyped word. Shorter words are too often different words ("ABB" and "ABC"). */
const MIN_TYPO_WORD_LENGTH = 6;

/** Length from which two mistakes in one word are still more likely than two different words. */
const MIN_LONG_WORD_LENGTH = 10;

/** Number of letters at which two forms of a trade word begin alike: "electric" and "electronics". */
const MIN_STEM_LENGTH = 6;

/**
 * Compares the spelling of two words. A `typo` makes no other name: two neighbouring letters are exchanged, or a trade word
 * is mistyped. Words are `alike` that are one letter apart, because Peeters and Peters are two families, and forms of a
 * trade word.
 */
function compareSpelling(a: string, b: string): 'typo' | 'alike' | 'different' {
  const shortest = Math.min(a.length, b.length);
  if (/\d/.test(a + b)) return 'different';
  // Hunan and Henan, or Jinhua and Jinghua, are two correct words and not a word and a mistake.
  if (isPlaceWord(a) === isPlaceWord(b) && (isPlaceWord(a) || (isPinyinWord(a) && isPinyinWord(b)))) return 'different';
  if (isTradeWord(a) && isTradeWord(b)) return hasSameStem(a, b) ? 'alike' : 'different';
  if (shortest < MIN_TYPO_WORD_LENGTH || a[0] !== b[0]) return 'different';
  const { whole } = countTypingErrors(a, b);
  if (whole > (shortest >= MIN_LONG_WORD_LENGTH ? 2 : 1)) return 'different';
  return isTradeWord(a) || isTradeWord(b) || isExchanged(a, b) ? 'typo' : 'alike';
}

function hasSameStem(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (short.length > 3 && long.startsWith(short)) || a.slice(0, MIN_STEM_LENGTH) === b.slice(0, MIN_STEM_LENGTH);
}

/** Returns whether two words have the same letters and differ by one typing mistake, which is an exchange then. */
function isExchanged(a: string, b: string): boolean {
  return [...a].toSorted().join('') === [...b].toSorted().join('') && countTypingErrors(a, b).whole === 1;
}
