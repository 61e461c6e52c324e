/** Settings that statements use. Definitions of lists and reports are constants of the program: they cannot hold values. */
export interface SqlConstants {
  /** Days without interaction after which lists call an open lead stale. */
  staleAfterDays: number;
  /** Months before a transition within which a touch is credited for it. */
  touchWindowMonths: number;
}

export const DEFAULT_CONSTANTS: SqlConstants = { staleAfterDays: 90, touchWindowMonths: 24 };

/** The place of a setting in the text of a statement; connections of the pool write its value there. */
export function placeConstant(name: keyof SqlConstants): string {
  return `{{${name}}}`;
}

const PLACE = /\{\{(staleAfterDays|touchWindowMonths)\}\}/g;

/** The text of a statement with the values of settings in their places. */
export function fillConstants(text: string, constants: SqlConstants = DEFAULT_CONSTANTS): string {
  return text.includes('{{') ? text.replaceAll(PLACE, (_, name: keyof SqlConstants) => String(constants[name])) : text;
}
