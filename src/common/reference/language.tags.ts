/** A two- or three-letter language first; longer ones are reserved, and people who type one mean "dutch". */
const STARTS_WITH_LANGUAGE = /^[A-Za-z]{2,3}(?:-|$)/;

/** The canonical form of a BCP 47 language tag (`zh-hans` gives `zh-Hans`); null when the text is none. */
export function canonicalLanguageTag(tag: string): string | null {
  if (!STARTS_WITH_LANGUAGE.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * True for a well-formed BCP 47 language tag that starts with a two- or three-letter language, in any case. That the
 * language is registered is not checked.
 */
export function isLanguageTag(tag: string): boolean {
  return canonicalLanguageTag(tag) !== null;
}
