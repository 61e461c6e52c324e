/**
 * Returns the set of three-character pieces of a text as PostgreSQL's `pg_trgm` makes them. The text is lower case and
 * cut into words at every character that is no letter or digit, and each word gets two spaces before and one after.
 * "cat" gives `  c`, ` ca`, `cat`, `at `.
 */
export function buildTrigrams(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? []) {
    const padded = [...`  ${word} `];
    for (let start = 0; start + 3 <= padded.length; start += 1) trigrams.add(padded.slice(start, start + 3).join(''));
  }
  return trigrams;
}

/**
 * Returns `similarity(a, b)` of `pg_trgm`: shared trigrams ÷ all distinct trigrams of both, 0 to 1. The result is 0
 * when either has none, as in PostgreSQL, so two empty texts are not similar.
 */
export function computeTrigramSimilarity(a: string, b: string): number {
  const [left, right] = [buildTrigrams(a), buildTrigrams(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((trigram) => right.has(trigram)).length;
  return shared / (left.size + right.size - shared);
}
