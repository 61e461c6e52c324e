import { foldText, hasCjk, toPinyin } from './name-normalisation.rules.js';

/** Result of comparing the names of two persons: the same name, the same sound in another script, or neither. */
export type NameLikeness = 'same' | 'pinyin' | 'different';

/** Names of persons in the forms in which another name is looked up among them. */
export interface PersonNameIndex {
  /** The names without spaces, and their parts in the order of the alphabet. */
  typed: ReadonlySet<string>;
  /** The names in Latin letters without spaces, in both orders. */
  latin: ReadonlySet<string>;
  /** The Chinese names in pinyin, with the family name first and last. */
  pinyin: ReadonlySet<string>;
}

/** Returns names in the forms in which another name is looked up among them. */
export function buildPersonNameIndex(names: Iterable<string>): PersonNameIndex {
  const [typed, latin, pinyin] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const name of names) {
    const joined = joinName(name);
    if (joined === '') continue;
    typed.add(joined).add(sortParts(name));
    const isNative = hasCjk(name);
    for (const form of isNative ? listPinyinNames(name) : listLatinNames(name)) (isNative ? pinyin : latin).add(form);
  }
  return { typed, latin, pinyin };
}

/**
 * Compares the name of a person with those of an index. Case, accents, spaces, punctuation and the order of the parts do
 * not matter. Two names in Chinese characters must have the same characters, because many different names sound alike.
 */
export function findNameLikeness(name: string, { typed, latin, pinyin }: PersonNameIndex): NameLikeness {
  const joined = joinName(name);
  if (joined === '') return 'different';
  if (typed.has(joined) || typed.has(sortParts(name))) return 'same';
  const soundsSame = hasCjk(name)
    ? latin.size > 0 && listPinyinNames(name).some((form) => latin.has(form))
    : listLatinNames(name).some((form) => pinyin.has(form));
  return soundsSame ? 'pinyin' : 'different';
}

/** Compares the names of two persons by {@link findNameLikeness}. */
export function comparePersonNames(one: string, other: string): NameLikeness {
  return findNameLikeness(one, buildPersonNameIndex([other]));
}

/** Tells whether two people can be the same one by their names: the names agree, or one of them is missing. */
export function canBeSamePerson(one: string | null, other: string | null): boolean {
  if (joinName(one ?? '') === '' || joinName(other ?? '') === '') return true;
  return comparePersonNames(one!, other!) !== 'different';
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
