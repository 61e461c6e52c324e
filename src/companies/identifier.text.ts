/** What an identifier check answers: the canonical stored form, or an English sentence saying what is wrong. */
export type IdentifierResult = { ok: true; value: string } | { ok: false; reason: string };

/** Longer than any identifier with its separators; nothing beyond it is worth normalising. */
const LONGEST_INPUT = 64;

/**
 * Brings a typed identifier to comparable text: NFKC (full-width digits and letters of a Chinese keyboard become plain
 * ones), ASCII letters upper-cased, and the separators people write (spaces, dots, slashes, every kind of dash) removed.
 * Text that is too long to be an identifier comes back empty, which every scheme refuses.
 */
export function compactIdentifier(raw: string): string {
  if (raw.length > LONGEST_INPUT) return '';
  return (
    raw
      .normalize('NFKC')
      // Only ASCII: toUpperCase() alone would turn a typed 'ß' into two letters that were never there.
      .replace(/[a-z]/g, (letter) => letter.toUpperCase())
      .replace(/[\s./\u00b7\p{Pd}]/gu, '')
  );
}

/** An {@link IdentifierResult} that accepts. */
export function accepted(value: string): IdentifierResult {
  return { ok: true, value };
}

/** An {@link IdentifierResult} that refuses; the reason never repeats the input, so it may be logged. */
export function refused(reason: string): IdentifierResult {
  return { ok: false, reason };
}
