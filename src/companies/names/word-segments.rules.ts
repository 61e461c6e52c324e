/**
 * Returns whether a text without spaces is a sequence of words of a list. It takes linear time, while a regular expression
 * could backtrack for long.
 */
export function isWordSequence(text: string, words: ReadonlySet<string>, maxLength: number): boolean {
  const chars = [...text];
  // The set holds the positions that whole words reach from the start.
  const reachable = new Set([0]);
  for (let start = 0; start < chars.length; start += 1) {
    if (!reachable.has(start)) continue;
    for (let length = 1; length <= maxLength; length += 1) {
      if (words.has(chars.slice(start, start + length).join(''))) reachable.add(start + length);
    }
  }
  return reachable.has(chars.length);
}
