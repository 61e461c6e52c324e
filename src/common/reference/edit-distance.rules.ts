/**
 * Counts the typing errors between `typed` and a word, and between `typed` and the beginning of the word that it is
 * closest to. An error is a letter that is added, missing, wrong, or exchanged with its neighbour (optimal string
 * alignment).
 * @param max limit of the count; if both counts are larger, they are returned as Infinity
 */
export function countTypingErrors(typed: string, word: string, max = Infinity): { whole: number; start: number } {
  const same = countCommonPrefix(typed, word);
  const rest = (text: string) => text.slice(same);
  const [left, right] = [[...rest(typed)], [...rest(word)]];
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= right.length; column += 1) last.push(column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      let best = last[column - 1]!;
      if (left[row - 1] !== right[column - 1]) {
        best = Math.min(best, last[column]!, current[column - 1]!) + 1;
        const notFirst = row > 1 && column > 1;
        if (notFirst && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
          best = Math.min(best, beforeLast[column - 2]! + 1);
        }
      }
      current.push(best);
      least = Math.min(least, best);
    }
    if (least > max) return { whole: Infinity, start: Infinity };
    [beforeLast, last] = [last, current];
  }
  return { whole: last[right.length]!, start: Math.min(...last) };
}

/** Returns the length of the common beginning of two words. A surrogate pair is not split. */
function countCommonPrefix(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length);
  let same = 0;
  while (same < shortest && a[same] === b[same]) same += 1;
  return (a.codePointAt(same - 1) ?? 0) > 0xffff ? same - 1 : same;
}
