/** Crockford's base 32. It leaves out I, L, O and U, which are easily misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The length of a code. It holds 50 random bits, which cannot be guessed at a check-in and are short enough to type.
 */
export const CODE_LENGTH = 10;

/** Returns a code made from random bytes, one for each character. */
export function buildCode(bytes: Uint8Array): string {
  // 256 is a multiple of 32, so every character is equally likely.
  return [...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Returns a typed or scanned code in its stored form. Case, spaces, hyphens and similar characters do not matter. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
