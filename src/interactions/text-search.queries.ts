import type { Bind } from '../common/lists/list.definition.js';

/** The characters that cjk_grams() makes pairs of. The partial index of a text holds the rows with any of them. */
const PAIRED = String.raw`[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]`;
const hasPaired = new RegExp(PAIRED);

/**
 * The condition that a column contains the text `q`, without regard to case and accents. Served by an index of trigrams of
 * the folded column, and for Chinese, Japanese and Korean by one of its pairs.
 */
export function buildTextCondition(column: string, q: string, bind: Bind): string {
  const asked = bind(q);
  const pattern = `'%' || like_text(${asked}) || '%'`;
  const folded = `fold(${column})`;
  if (!hasPaired.test(q)) return `${folded} LIKE ${pattern}`;
  // Two characters are no trigram: the pairs find the rows, and the text, kept from its trigram index, confirms them.
  return `${folded} ~ '${PAIRED}' AND cjk_grams(${folded}) @> cjk_grams(fold(${asked})) AND (${folded} || '') LIKE ${pattern}`;
}
