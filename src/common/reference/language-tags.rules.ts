/**
 * Matches tags that start with a two- or three-letter language. Longer ones are reserved; a user who enters one usually
 * means a name such as "dutch".
 */
const STARTS_WITH_LANGUAGE = /^[A-Za-z]{2,3}(?:-|$)/;

/** Returns the canonical form of a BCP 47 language tag (`zh-hans` gives `zh-Hans`); null if the text is not a tag. */
export function canonicaliseLanguageTag(tag: string): string | null {
  if (!STARTS_WITH_LANGUAGE.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * Tells whether a text is a well-formed BCP 47 language tag that starts with a two- or three-letter language, in any
 * case. It does not check that the language is registered.
 */
export function isLanguageTag(tag: string): boolean {
  return canonicaliseLanguageTag(tag) !== null;
}
