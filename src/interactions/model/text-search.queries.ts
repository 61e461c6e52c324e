import type { Bind } from '../../common/lists/list-definition.rules.js';

/** The characters from which cjk_grams() makes pairs. The partial index of a text holds the rows with any of them. */
const PAIRED = String.raw`[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]`;
const PAIRED_PATTERN = new RegExp(PAIRED);

/**
 * Returns the condition that a column contains the text `q`, ignoring case and accents. Served by a trigram index of
 * the folded column, and for Chinese, Japanese and Korean text by an index of its pairs of characters.
 */
export function buildTextCondition(column: string, q: string, bind: Bind): string {
  const asked = bind(q);
  const pattern = `'%' || like_text(${asked}) || '%'`;
  const folded = `fold(${column})`;
  if (!PAIRED_PATTERN.test(q)) return `${folded} LIKE ${pattern}`;
  // Two characters are too short for a trigram. The pairs of characters find the rows, and the text confirms them; the
  // `|| ''` keeps its trigram index from being used.
  return `${folded} ~ '${PAIRED}' AND cjk_grams(${folded}) @> cjk_grams(fold(${asked})) AND (${folded} || '') LIKE ${pattern}`;
}
