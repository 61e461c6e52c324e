/**
 * Lower-case Latin letters that Unicode does not decompose into a base letter and marks. Each has the replacement that
 * PostgreSQL's `unaccent.rules` uses, so that text folded here equals `lower(unaccent(x))` in an index.
 */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'q',
  ŀ: 'l',
  ł: 'l',
  ŉ: "'n",
  ŋ: 'n',
  œ: 'oe',
  ŧ: 't',
  ƀ: 'b',
  ɓ: 'b',
  ƃ: 'b',
  ƈ: 'c',
  ȼ: 'c',
  ɖ: 'd',
  ɗ: 'd',
  ƌ: 'd',
  ȡ: 'd',
  ɛ: 'e',
  ɇ: 'e',
  ƒ: 'f',
  ɠ: 'g',
  ǥ: 'g',
  ƕ: 'hv',
  ɩ: 'i',
  ɨ: 'i',
  ɉ: 'j',
  ȷ: 'j',
  ƙ: 'k',
  ƚ: 'l',
  ȴ: 'l',
  ɲ: 'n',
  ƞ: 'n',
  ȵ: 'n',
  ƣ: 'oi',
  ƥ: 'p',
  ɍ: 'r',
  ȿ: 's',
  ƫ: 't',
  ƭ: 't',
  ʈ: 't',
  ȶ: 't',
  ʉ: 'u',
  ʋ: 'v',
  ƴ: 'y',
  ɏ: 'y',
  ƶ: 'z',
  ȥ: 'z',
  ɀ: 'z',
  ȸ: 'db',
  ȹ: 'qp',
  ⱥ: 'a',
  ⱦ: 't',
};

/** Punctuation that word processors and Chinese keyboards insert, with the replacement of `unaccent.rules`. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': ',,',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '«': '<<',
  '»': '>>',
  '×': '*',
  '、': ',',
  '。': '.',
};

const REPLACEMENTS: Readonly<Record<string, string>> = { ...LETTERS, ...PUNCTUATION };

const REPLACED = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'gu');

/** Replaces the letters and punctuation above in lower-case text; other characters stay. */
export function replaceSpecialLetters(lowerCase: string): string {
  return lowerCase.replace(REPLACED, (char) => REPLACEMENTS[char] ?? char);
}
