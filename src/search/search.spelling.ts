/** Shorter words are too often other words. */
export const SHORTEST_MISSPELT = 4;

/** How many mistakes a word of a length may have and still be recognised. */
export function mistakesAllowed(length: number): number {
  if (length < SHORTEST_MISSPELT) return 0;
  if (length < 7) return 1;
  return length < 11 ? 2 : 3;
}

/** Whether a word can be recognised with a mistake in it: letters only, since another digit is another thing. */
export function mayBeMisspelt(word: string): boolean {
  return [...word].length >= SHORTEST_MISSPELT && !/\p{N}/u.test(word);
}

/**
 * The word with two neighbouring letters exchanged, in every place. Trigrams find few of these in short words, because
 * an exchange in the middle spoils up to four of them.
 */
export function exchanges(word: string): string[] {
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, place) => {
    const copy = [...letters];
    [copy[place], copy[place + 1]] = [letter, letters[place]!];
    return copy.join('');
  });
  return [...new Set(swapped)].filter((other) => other !== word);
}

/** Words that may have been meant by a misspelt one. */
export interface Meant {
  /** One mistake away, or holding the whole word. */
  near: string[];
  /** With as many mistakes as the length allows. */
  far: string[];
}

/** Sorts candidates from the dictionary by how far they are from the word as typed; the too far ones are left out. */
export function meantBy(word: string, candidates: readonly string[]): Meant {
  const most = mistakesAllowed([...word].length);
  const meant: Meant = { near: [], far: [] };
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const mistakes = mistakesBetween(word, candidate, most);
    if (mistakes <= 1 || candidate.includes(word)) meant.near.push(candidate);
    else if (mistakes <= most) meant.far.push(candidate);
  }
  return meant;
}

/**
 * Mistakes that make one word of the other: a letter too many, missing, wrong, or exchanged with its neighbour (optimal
 * string alignment). Counting stops above `most`, with a number greater than it.
 */
export function mistakesBetween(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = right.map((_, place) => place + 1);
  last.unshift(0);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(last[column - 1]! + (same ? 0 : 1), last[column]! + 1, current[column - 1]! + 1);
      const exchanged = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && exchanged) best = Math.min(best, beforeLast[column - 2]! + 1);
      current.push(best);
    }
    if (Math.min(...current) > most) return most + 1;
    [beforeLast, last] = [last, current];
  }
  return last[right.length]!;
}
