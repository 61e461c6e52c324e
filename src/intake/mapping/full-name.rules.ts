/** Names in scripts whose languages write the family name first and without a space. */
const FAMILY_FIRST = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}々]+$/u;

/**
 * Joins given and family name to a full name: 美玲 and 陳 become 陳美玲, Jane and Doe become Jane Doe. Returns null unless
 * both exist, because one part alone is not a full name and names are not guessed.
 */
export function buildFullName(givenName: string | null, familyName: string | null): string | null {
  if (!givenName || !familyName) return null;
  return FAMILY_FIRST.test(givenName) && FAMILY_FIRST.test(familyName)
    ? `${familyName}${givenName}`
    : `${givenName} ${familyName}`;
}
