import type { Language, Words } from '../../common/reference/languages.js';
import type { Unit, Vocabulary, VocabularyWords } from './vocabulary.js';
import { ENGLISH } from './vocabulary.en.js';
import { DUTCH } from './vocabulary.nl.js';

/** The words of every language. */
export const VOCABULARY: Readonly<Record<Language, VocabularyWords>> = { en: ENGLISH, nl: DUTCH };

/** The word for a code; the code itself where there is none. */
export function wordFor(language: Language, vocabulary: Vocabulary, code: string): string {
  return new Map(Object.entries<string>(VOCABULARY[language][vocabulary])).get(code) ?? code;
}

/** What a column says of itself, in a language. */
export function wordsOf(
  { title, unit, definition }: { title: Words; unit: Unit; definition: Words },
  language: Language,
): { title: string; unit: string; definition: string } {
  return { title: title[language], unit: VOCABULARY[language].unit[unit], definition: definition[language] };
}
