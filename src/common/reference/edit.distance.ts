/**
 * Mistakes that make `typed` of a word, and of the beginning of the word that it is closest to: a letter too many,
 * missing, wrong, or exchanged with its neighbour (optimal string alignment).
 */
export function mistakesBetween(typed: string, word: string): { whole: number; start: number } {
  const [left, right] = [[...typed], [...word]];
  let beforeLast: number[] = [];
  let last = [0, ...right.map((_, place) => place + 1)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const wrong = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(last[column - 1]! + wrong, last[column]! + 1, current[column - 1]! + 1);
      const exchanged = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && exchanged) best = Math.min(best, beforeLast[column - 2]! + 1);
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return { whole: last[right.length]!, start: Math.min(...last) };
}
