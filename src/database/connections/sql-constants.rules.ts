/**
 * Settings that statements use. Definitions of lists and reports are constants of the program, so they cannot contain
 * values of settings.
 */
export interface SqlConstants {
  /** Days without interaction after which lists call an open lead stale. */
  staleAfterDays: number;
  /** Months before a transition within which a touch is credited for it. */
  touchWindowMonths: number;
}

export const DEFAULT_CONSTANTS: SqlConstants = { staleAfterDays: 90, touchWindowMonths: 24 };

/**
 * Returns a placeholder for a setting in the text of a statement. The connections of the pool replace it by the value.
 */
export function placeConstant(name: keyof SqlConstants): string {
  return `{{${name}}}`;
}

const PLACE = /\{\{(staleAfterDays|touchWindowMonths)\}\}/g;

/** Replaces the placeholders of a statement by the values of the settings. */
export function fillConstants(text: string, constants: SqlConstants = DEFAULT_CONSTANTS): string {
  return text.includes('{{') ? text.replaceAll(PLACE, (_, name: keyof SqlConstants) => String(constants[name])) : text;
}
