/** Control characters, which no text of a mail needs, except tabs and line ends. */
const CONTROLS = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/** Removes what cannot be stored or shown: NUL and other control characters, and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '').toWellFormed();
}

/** Cleans a text of a header, which has one line. */
export function cleanLine(text: string, maxLength: number): string {
  return limitLength(cleanText(text).replaceAll(/\s+/g, ' ').trim(), maxLength);
}

/** Cuts a text, but never a character in two. The length is that of PostgreSQL, which counts code points. */
export function limitLength(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
}
