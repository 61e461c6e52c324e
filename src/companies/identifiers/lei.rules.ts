import {
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
  type IdentifierResult,
} from './identifier-text.rules.js';

/**
 * Checks a legal entity identifier (ISO 17442: 18 letters or digits and two check digits) and returns it in upper case.
 *
 * Letters count as A=10 … Z=35. The check digits must be exactly 98 − (body followed by "00", mod 97). The weaker test
 * "whole number mod 97 = 1" would also accept 00, 01 and 99, which are never issued.
 */
export function normaliseLei(raw: string): IdentifierResult {
  const code = compactIdentifier(raw);
  if (!/^[0-9A-Z]{18}\d{2}$/.test(code)) return rejectIdentifier('An LEI has 18 letters or digits and 2 check digits.');
  const check = 98 - computeMod97(`${code.slice(0, 18)}00`);
  if (Number(code.slice(18)) !== check) return rejectIdentifier('The check digits of the LEI are wrong.');
  return acceptIdentifier(code);
}

function computeMod97(code: string): number {
  let rest = 0;
  for (const char of code) {
    const value = parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
