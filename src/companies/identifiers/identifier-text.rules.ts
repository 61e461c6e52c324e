/** The result of an identifier check: the canonical stored form, or an English sentence with the error. */
export type IdentifierResult = { ok: true; value: string } | { ok: false; reason: string };

/** Maximum length of a typed identifier. It is longer than any identifier with its separators. */
const MAX_INPUT_LENGTH = 64;

/**
 * Converts a typed identifier to comparable text. It applies NFKC (full-width digits and letters of a Chinese keyboard
 * become plain ones), turns ASCII letters into capitals, and removes the usual separators (spaces, dots, slashes, every
 * kind of dash). Text that is too long to be an identifier becomes empty, which every scheme refuses.
 */
export function compactIdentifier(raw: string): string {
  if (raw.length > MAX_INPUT_LENGTH) return '';
  return (
    raw
      .normalize('NFKC')
      // Only ASCII letters are converted, because toUpperCase() alone would turn a typed 'ß' into two letters.
      .replace(/[a-z]/g, (letter) => letter.toUpperCase())
      .replace(/[\s./\u00b7\p{Pd}]/gu, '')
  );
}

/** Creates an {@link IdentifierResult} that accepts. */
export function acceptIdentifier(value: string): IdentifierResult {
  return { ok: true, value };
}

/** Creates an {@link IdentifierResult} that refuses. The reason never repeats the input, so it may be logged. */
export function rejectIdentifier(reason: string): IdentifierResult {
  return { ok: false, reason };
}

/** The names of numbers that people write in front of them, in the languages of Belgium, German and English. */
const LABELS = /^(?:BTW|TVA|VAT|MWST|UST|KBO|BCE|CBE|RPR|RPM|ONDERNEMINGS|ENTREPRISE)+(?:ID)?(?:NUMMER|NR|NO|N°)?:?/;

/** Removes the name of a number in front of compact text: `BTWBE0566988259` gives `BE0566988259`. */
export function removeLabel(compact: string): string {
  return compact.replace(LABELS, '');
}
