/**
 * Normalises an e-mail address to the form in which it is stored, compared and counted: trimmed, NFC, lower case. Plus tags
 * and dots stay, because their meaning depends on the receiving server.
 */
export function normaliseEmail(address: string): string {
  // Some letters with accents have a composed form in lower case only.
  return address.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/** The addresses to which mails can be stored: those with one @ and without spaces and invisible signs. */
const MAIL_ADDRESS = /^[^@\s\p{C}]+@[^@\s\p{C}]+$/u;

/** Tells whether mails can be stored for an address. Some that are valid by RFC 5322, such as `"a b"@x.be`, cannot. */
export function isMailAddress(address: string): boolean {
  return MAIL_ADDRESS.test(address);
}

/** An e-mail address that was read from a text. */
export interface ReadEmail {
  value: string;
  /** Whether the text has several addresses, of which this is the first. */
  isFirstOfSeveral: boolean;
}

/** Longer texts hold no address that anybody has typed. */
const MAX_TEXT_LENGTH = 2_000;

/** The signs that no address has, which stand around and between addresses. */
const SEPARATORS = /[\s<>()[\]{},;:|"“”\\]+/;

/**
 * Reads the e-mail address of a text as people keep it in files: `Jan Peeters <jan@x.be>`, `mailto:jan@x.be`, or with a
 * second address behind it.
 * @returns null where the text has no address
 */
export function readEmail(raw: string): ReadEmail | null {
  if (raw.length > MAX_TEXT_LENGTH) return null;
  const words = raw
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .split(SEPARATORS);
  const found = words.flatMap((word) => (/@.*@/.test(word) ? word.split('/') : [word]));
  const addresses = new Set(
    found.filter((word) => word.includes('@')).map((word) => normaliseEmail(word.replaceAll(/^'+|['.]+$/g, ''))),
  );
  const value = [...addresses].find((address) => /^[^@]{1,64}@[^.@]+(?:\.[^.@]+)+$/.test(address));
  return value === undefined ? null : { value, isFirstOfSeveral: addresses.size > 1 };
}
