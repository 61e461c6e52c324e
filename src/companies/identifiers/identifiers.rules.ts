import { formatKbo, normaliseKbo } from './kbo-number.rules.js';
import {
  type IdentifierResult,
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
} from './identifier-text.rules.js';
import { formatVat, normaliseVat } from './vat-number.rules.js';

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
function normaliseUscc(raw: string): IdentifierResult {
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

/**
 * Checks a legal entity identifier (ISO 17442: 18 letters or digits and two check digits) and returns it in upper case.
 *
 * Letters count as A=10 … Z=35. The check digits must be exactly 98 − (body followed by "00", mod 97). The weaker test
 * "whole number mod 97 = 1" would also accept 00, 01 and 99, which are never issued.
 */
function normaliseLei(raw: string): IdentifierResult {
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

/** Checks a D-U-N-S number (nine digits; Dun & Bradstreet dropped the check digit in 2006) and returns the digits. */
function normaliseDuns(raw: string): IdentifierResult {
  const digits = compactIdentifier(raw);
  return /^\d{9}$/.test(digits) ? acceptIdentifier(digits) : rejectIdentifier('A DUNS number has 9 digits.');
}

/** Formats nine DUNS digits in their usual groups, such as `15-048-3782`. */
function formatDuns(value: string): string {
  return value.replace(/^(\d{2})(\d{3})(\d{4})$/, '$1-$2-$3');
}

/** The registers from which a company identifier can come. */
export const IDENTIFIER_SCHEMES = ['KBO', 'VAT', 'LEI', 'USCC', 'DUNS'] as const;

/** One of {@link IDENTIFIER_SCHEMES}. */
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

interface SchemeRules {
  normalise(raw: string): IdentifierResult;
  format(value: string): string;
}

const formatAsStored = (value: string): string => value;

const RULES: Readonly<Record<IdentifierScheme, SchemeRules>> = {
  KBO: { normalise: normaliseKbo, format: formatKbo },
  VAT: { normalise: normaliseVat, format: formatVat },
  LEI: { normalise: normaliseLei, format: formatAsStored },
  USCC: { normalise: normaliseUscc, format: formatAsStored },
  DUNS: { normalise: normaliseDuns, format: formatDuns },
};

/**
 * Checks a typed company identifier and returns the form in which it is stored and compared: KBO `0566988259`, VAT
 * `BE0566988259`, LEI and USCC in upper case, DUNS as nine digits. A stored form is returned unchanged. An accepted
 * identifier is well formed, but it need not exist. The function never throws.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): IdentifierResult {
  return RULES[scheme].normalise(raw);
}

/**
 * Formats a stored identifier for people, such as KBO `0566.988.259`. A value in another form is returned unchanged.
 */
export function formatIdentifier(scheme: IdentifierScheme, value: string): string {
  return RULES[scheme].format(value);
}
