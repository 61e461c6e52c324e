import { foldText, hasCjk, toPinyin } from '../../companies/names/name-normalisation.rules.js';

/** Result of comparing the names of two persons: the same name, the same sound in another script, or neither. */
export type NameLikeness = 'same' | 'pinyin' | 'different';

/**
 * Compares the names of two persons. Case, accents, spaces, punctuation and the order of the parts do not matter. Two
 * names in Chinese characters must have the same characters, because many different names sound alike.
 */
export function comparePersonNames(one: string, other: string): NameLikeness {
  const [a, b] = [joinName(one), joinName(other)];
  if (a === '' || b === '') return 'different';
  if (a === b || sortParts(one) === sortParts(other)) return 'same';
  if (hasCjk(one) === hasCjk(other)) return 'different';
  const [native, latin] = hasCjk(one) ? [one, other] : [other, one];
  const sounds = listPinyinNames(native);
  return listLatinNames(latin).some((name) => sounds.includes(name)) ? 'pinyin' : 'different';
}

/** Returns the forms in which a name is looked up: without spaces, in both orders, and in pinyin. */
export function listJoinedNames(name: string): string[] {
  return [...new Set([...listLatinNames(name), ...listPinyinNames(name)])].filter((form) => form !== '');
}

/** Possible lengths of Chinese family names in characters. */
const FAMILY_NAME_LENGTHS = [1, 2];

/** Returns a Chinese name in Latin letters, with the family name first and last. */
function listPinyinNames(name: string): string[] {
  const whole = toPinyin(name, 'person');
  if (!whole) return [];
  const letters = [...joinName(name)];
  const reversed = FAMILY_NAME_LENGTHS.filter((length) => length < letters.length).map((length) => {
    const [family, given] = [letters.slice(0, length).join(''), letters.slice(length).join('')];
    return `${toPinyin(given)?.full ?? given}${toPinyin(family, 'person')?.full ?? family}`;
  });
  return [whole.full, ...reversed];
}

function listLatinNames(name: string): string[] {
  const parts = splitName(name);
  return [parts.join(''), parts.toReversed().join('')];
}

function joinName(name: string): string {
  return splitName(name).join('');
}

function sortParts(name: string): string {
  return splitName(name).toSorted().join(' ');
}

function splitName(name: string): string[] {
  return foldText(name.normalize('NFKC'))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '');
}
