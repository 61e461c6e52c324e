import {
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
  type IdentifierResult,
} from './identifier-text.rules.js';

/** Checks a D-U-N-S number (nine digits; Dun & Bradstreet dropped the check digit in 2006) and returns the digits. */
export function normaliseDuns(raw: string): IdentifierResult {
  const digits = compactIdentifier(raw);
  return /^\d{9}$/.test(digits) ? acceptIdentifier(digits) : rejectIdentifier('A DUNS number has 9 digits.');
}

/** Formats nine DUNS digits in their usual groups, such as `15-048-3782`. */
export function formatDuns(value: string): string {
  return value.replace(/^(\d{2})(\d{3})(\d{4})$/, '$1-$2-$3');
}
