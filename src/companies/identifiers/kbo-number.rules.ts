import {
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
  removeLabel,
  type IdentifierResult,
} from './identifier-text.rules.js';

/**
 * Checks a Belgian enterprise number (KBO/BCE) and returns its ten digits, such as `0566988259`.
 *
 * Separators, a label such as `BTW` and a leading `BE` are removed. Nine digits get a leading 0, because numbers issued before 2005 had nine
 * digits. The check digits are 97 − (first eight mod 97) and are compared directly. The test (first eight + check) mod
 * 97 = 0 would also accept 00 and 98.
 */
export function normaliseKbo(raw: string): IdentifierResult {
  const digits = removeLabel(compactIdentifier(raw)).replace(/^BE/, '');
  if (!/^\d{9,10}$/.test(digits)) return rejectIdentifier('A KBO number has 10 digits.');
  const number = digits.padStart(10, '0');
  if (number[0] !== '0' && number[0] !== '1') return rejectIdentifier('A KBO number starts with 0 or 1.');
  const check = 97 - (Number(number.slice(0, 8)) % 97);
  if (Number(number.slice(8)) !== check) return rejectIdentifier('The check digits of the KBO number are wrong.');
  return acceptIdentifier(number);
}

/** Formats ten KBO digits as Belgian documents do, such as `0566.988.259`. */
export function formatKbo(value: string): string {
  return value.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
}
