import type { Bind } from './list-definition.rules.js';

/**
 * Builds a filter for equal texts, without regard to case and accents. It compares the expression of the sort index, so
 * that this index serves both.
 * @returns the `matches` of a list field
 */
export function buildTextMatch(column: string): (values: string, count: number) => string {
  return (values, count) => {
    const stored = `fold(${column}) COLLATE "C"`;
    // Without a subquery PostgreSQL knows the compared value at planning time, and so can estimate the number of rows.
    if (count === 1) return `${stored} = fold((${values})[1]) COLLATE "C"`;
    return `${stored} = ANY(ARRAY(SELECT fold(v) COLLATE "C" FROM unnest(${values}) AS v))`;
  };
}

/** The characters from which cjk_grams() makes pairs. The partial index of a text holds the rows with any of them. */
const CJK_CHARACTERS = String.raw`[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]`;
const CJK_PATTERN = new RegExp(CJK_CHARACTERS);

/**
 * Returns the condition that a column contains the text `q`, ignoring case and accents. Served by a trigram index of
 * the folded column, and for Chinese, Japanese and Korean text by an index of its pairs of characters.
 */
export function buildTextCondition(column: string, q: string, bind: Bind): string {
  const query = bind(q);
  const pattern = `'%' || like_text(${query}) || '%'`;
  const folded = `fold(${column})`;
  if (!CJK_PATTERN.test(q)) return `${folded} LIKE ${pattern}`;
  // Two characters are too short for a trigram. The pairs of characters find the rows, and the text confirms them; the
  // `|| ''` keeps its trigram index from being used.
  return `${folded} ~ '${CJK_CHARACTERS}' AND cjk_grams(${folded}) @> cjk_grams(fold(${query})) AND (${folded} || '') LIKE ${pattern}`;
}
