/** The words and signs that people type into a cell or a field where there is nothing, in the languages of their files. */
const NOTHING: ReadonlySet<string> = new Set(
  [
    'n/a, n.a., n.a, none, null, nil, not applicable, not available',
    'nvt, n.v.t., n.v.t, geen, niet van toepassing, niet beschikbaar, aucun, aucune, néant, sans objet, keine, kein, entfällt',
    '无, 無, 没有, 沒有, 暂无, 暫無, 不适用, 不適用',
  ]
    .join(', ')
    .split(', '),
);

/** Longer texts say something. */
const MAX_LENGTH = 30;

/** Tells whether a text is a sign for nothing, such as "-", "n/a" or "geen". A name can be such a word. */
export function isSignForNothing(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const word = text.normalize('NFKC').trim().toLowerCase();
  return /^[-–—−/\\_.?]+$/.test(word) || NOTHING.has(word.replace(/^[([<-]+(.*?)[)\]>-]+$/, '$1').trim());
}

/** Matches a text of which people see something. Some characters that nobody sees are letters, such as the filler of Korean. */
export const VISIBLE = /[^\p{C}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
