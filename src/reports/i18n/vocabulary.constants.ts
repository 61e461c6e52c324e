import type { Language, Translations } from '../../common/reference/languages.constants.js';
import type { Unit, Vocabulary, VocabularyWords } from './vocabulary.rules.js';
import { ENGLISH } from './vocabulary-en.constants.js';
import { DUTCH } from './vocabulary-nl.constants.js';

/** The words of every language. */
export const VOCABULARY: Readonly<Record<Language, VocabularyWords>> = { en: ENGLISH, nl: DUTCH };

/** Returns the word for a code, or the code itself if it has none. */
export function translateCode(language: Language, vocabulary: Vocabulary, code: string): string {
  return new Map(Object.entries<string>(VOCABULARY[language][vocabulary])).get(code) ?? code;
}

/** Returns the unit of a figure, in the singular for exactly one. */
export function formatUnit(language: Language, unit: Unit, value: number | null): string {
  const { unit: units, unitOfOne } = VOCABULARY[language];
  return (Math.abs(value ?? 0) === 1 ? unitOfOne[unit] : undefined) ?? units[unit];
}

/** Returns the title, unit and definition of a column in a language. */
export function getTranslations(
  { title, unit, definition }: { title: Translations; unit: Unit; definition: Translations },
  language: Language,
): { title: string; unit: string; definition: string } {
  return { title: title[language], unit: VOCABULARY[language].unit[unit], definition: definition[language] };
}
