/** Crockford's base 32: no I, L, O and U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code: 50 random bits, too many to guess at a door and few enough to type. */
export const CODE_LENGTH = 10;

/** A code from random bytes, one for each character. */
export function codeOf(bytes: Uint8Array): string {
  // 256 is a multiple of 32, so that every character is as likely as another.
  return [...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** A code as somebody types or scans it, in the form it is stored: case, spaces, hyphens and look-alikes do not matter. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
