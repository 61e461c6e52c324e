import i18next from 'i18next';
import type { Problem } from '../api/api.errors';
import { translateProblem } from './server-texts.rules';

/** Finds a text in the dictionary of the present language; null if there is none. */
export function findServerText(key: string, values: Record<string, string> = {}): string | null {
  const text: unknown = i18next.getResource(i18next.language, 'server-texts', key);
  if (typeof text !== 'string') return null;
  return i18next.services.interpolator.interpolate(text, values, i18next.language, {});
}

/** Returns a problem in the language of the user. */
export function createTranslatedProblem(problem: Problem): Problem {
  return translateProblem(problem, findServerText, i18next.language);
}
