import { IDEOGRAPH } from './report/person-redaction.rules.js';

/**
 * Tells whether a name can only be a name: two words or more, or two characters of Chinese. A single word can also be one of the
 * language or of the application, such as `Won`, `Lead` or `The`, so it says nothing about whose a text is.
 */
export function isDistinctiveName(name: string): boolean {
  if (IDEOGRAPH.test(name)) return [...name].length >= 2;
  const words = name.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => /\p{L}/u.test(word));
  return words.length >= 2 && words.some((word) => [...word].length >= 2);
}

/** Lists the ways in which a text can compose the characters of a word. */
export function listCompositions(word: string): string[] {
  return [...new Set([word.normalize('NFC'), word.normalize('NFD')])];
}

/**
 * Lists how a word stands in a text that PostgreSQL has changed to lower case, character by character: as it is, and with the escapes of
 * JSON.
 */
export function listLowerCaseForms(word: string): string[] {
  const forms = listCompositions(word).flatMap((composed) => [
    composed.toLowerCase(),
    [...composed].map((character) => [...character.toLowerCase()][0]).join(''),
  ]);
  return [...new Set(forms.flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]))];
}
