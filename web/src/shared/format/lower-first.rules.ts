/** Writes the first letter of a text small, for a place inside a sentence. An abbreviation such as API stays. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
