/** Names wholly in scripts whose languages put the family name first and write no space between. */
const FAMILY_FIRST = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}々]+$/u;

/**
 * A name as it is shown, from the two parts a form asked for: 陳 and 美玲 are 陳美玲, Doe and Jane are Jane Doe. Null
 * unless both are there: one part alone is no full name, and nobody's name is guessed.
 */
export function fullNameOf(givenName: string | null, familyName: string | null): string | null {
  if (!givenName || !familyName) return null;
  return FAMILY_FIRST.test(givenName) && FAMILY_FIRST.test(familyName)
    ? `${familyName}${givenName}`
    : `${givenName} ${familyName}`;
}
