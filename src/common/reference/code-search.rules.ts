/** Returns a text without case and accents, with plain apostrophes, so that typed words find it. */
function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

/** Tells whether all words of a text occur in a title. */
export function hasWords(text: string, title: string): boolean {
  const folded = foldText(title);
  return foldText(text)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** Tells whether a code begins with a text, or its name has all words of the text. */
export function hasCodeOrWords(text: string, code: string, name: string): boolean {
  return code.toLowerCase().startsWith(text.trim().toLowerCase()) || hasWords(text, name);
}
