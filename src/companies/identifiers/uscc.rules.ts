import {
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
  type IdentifierResult,
} from './identifier-text.rules.js';

/** The 31 characters of GB 32100-2015, in the order of their values; I, O, S, V and Z do not occur. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Powers of 3 modulo 31, one per position before the check character (GB 32100-2015). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Checks a Chinese unified social credit code (GB 32100-2015) and returns its 18 characters in upper case.
 *
 * The check character is (31 − weighted sum mod 31) mod 31. A letter O is refused and not read as 0, because the check
 * could then accept a code that nobody typed.
 */
export function normaliseUscc(raw: string): IdentifierResult {
  const code = compactIdentifier(raw);
  const values = [...code].map((char) => ALPHABET.indexOf(char));
  if (values.length !== 18) return rejectIdentifier('A unified social credit code has 18 characters.');
  if (values.includes(-1)) {
    return rejectIdentifier(
      'A unified social credit code has digits and capital letters only, without I, O, S, V and Z.',
    );
  }
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * (values[position] ?? 0), 0);
  if (values[17] !== (31 - (sum % 31)) % 31) {
    return rejectIdentifier('The check character of the unified social credit code is wrong.');
  }
  return acceptIdentifier(code);
}
