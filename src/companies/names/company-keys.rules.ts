import { stripLeadingPlaceWords } from './chinese-places.rules.js';
import { isFunctionWord, isGroupWord, isPlaceWord } from './generic-words.rules.js';
import { isOwnWord } from './name-comparison.rules.js';
import {
  expandUmlauts,
  hasCjk,
  listShortNativeKeys,
  normaliseCompanyName,
  normaliseNativeName,
  splitCompanyName,
  toPinyin,
} from './name-normalisation.rules.js';
import { isPinyinWord } from './pinyin-words.rules.js';

/** The names of a company from which its keys are derived. */
export interface CompanyNames {
  name: string;
  nativeName: string | null;
  aliases: readonly string[];
}

/** The keys that a stored company holds in columns. They find the company again under another spelling. */
export interface CompanyKeys {
  nameKey: string;
  /**
   * The words of the name that identify the company, in alphabetical order; null when the name consists of trades and
   * places.
   */
  coreKey: string | null;
  nativeKey: string | null;
  /**
   * The keys of the aliases and of other spellings of the name. Weaker keys begin with a sign: {@link SHORT_FORM} or
   * {@link SOUND}.
   */
  aliasKeys: string[];
  pinyin: string | null;
  pinyinInitials: string | null;
}

/** The sign in front of a short form of the name: an abbreviation, the initials, or the name without its trade words. */
export const SHORT_FORM = '~';

/** The sign in front of the pinyin of a Chinese name, and of a Latin name that can be pinyin. */
export const SOUND = '*';

/** Calculates the keys of the names of a company. */
export function buildCompanyKeys({ name, nativeName, aliases }: CompanyNames): CompanyKeys {
  const nameKey = normaliseCompanyName(name);
  const pinyin = nativeName === null ? null : toPinyin(nativeName);
  const nativeKey = nativeName === null ? null : normaliseNativeName(nativeName);
  const { native, abbreviation } = splitCompanyName(name);
  const spellings = [expandUmlauts(name), ...(native === null ? [] : [native]), ...aliases].map(buildAliasKey);
  const shortForms = [
    ...(abbreviation === null ? [] : [abbreviation.toLowerCase()]),
    ...listInitials(nameKey),
    ...listShortNativeKeys(nativeKey ?? ''),
  ];
  const sounds = listSounds(nameKey, nativeKey, pinyin?.full ?? null);
  const others = [
    ...spellings,
    ...shortForms.map((form) => SHORT_FORM + form),
    ...sounds.map((sound) => SOUND + sound),
  ];
  return {
    nameKey,
    coreKey: buildCoreKey(nameKey),
    nativeKey,
    aliasKeys: [...new Set(others)].filter((key) => key !== nameKey && key !== nativeKey),
    pinyin: pinyin?.full ?? null,
    pinyinInitials: pinyin?.initials ?? null,
  };
}

/** Returns the keys of a list that begin with a sign, without the sign. */
export function listSignedKeys(keys: readonly string[], sign: string): string[] {
  return keys.filter((key) => key.startsWith(sign)).map((key) => key.slice(sign.length));
}

/** Returns the keys of a list that begin with no sign. */
export function listPlainKeys(keys: readonly string[]): string[] {
  return keys.filter((key) => !key.startsWith(SHORT_FORM) && !key.startsWith(SOUND));
}

/** Returns the key by which two spellings of an alias are compared, in any script. */
function buildAliasKey(alias: string): string {
  return hasCjk(alias) ? normaliseNativeName(alias) : normaliseCompanyName(alias);
}

function buildCoreKey(nameKey: string): string | null {
  const words = [...new Set(nameKey.split(' ').filter(isOwnWord))];
  return words.toSorted().join(' ') || null;
}

/** Fewer initials are those of too many names. */
const MIN_INITIALS = 3;

/** Dutch and German words that are written together with the word before them, each with an initial of its own. */
const COMPOUND_HEAD = /(?<=.{4})(?:maatschappij|vereniging|instelling|gesellschaft|verband|werke)$/u;

/**
 * Returns the initials of a name: `vito` for "Vlaamse Instelling voor Technologisch Onderzoek". A place at the end may be
 * written out, `pom limburg`, or left out.
 */
function listInitials(nameKey: string): string[] {
  const words = nameKey.split(' ').filter((word) => !isFunctionWord(word));
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const forms = [{ words, place: '' }];
  if (isPlaceWord(last)) forms.push({ words: before, place: ` ${last}` }, { words: before, place: '' });
  return forms.flatMap(({ words, place }) => {
    const initials = words.map((word) => (word[0] ?? '') + (COMPOUND_HEAD.exec(word)?.[0][0] ?? '')).join('');
    // A place among three words has no initial in a name that people shorten.
    const isShortened =
      initials.length > MIN_INITIALS || (initials.length === MIN_INITIALS && !words.some(isPlaceWord));
    return isShortened && words.length > 1 ? [initials + place] : [];
  });
}

/** Returns the pinyin of a Chinese name, or a Latin name that can be pinyin, with and without the place in front. */
function listSounds(nameKey: string, nativeKey: string | null, pinyin: string | null): string[] {
  if (nativeKey !== null) return pinyin === null ? [] : [pinyin, toPinyin(nativeKey)?.full ?? pinyin];
  const words = nameKey.split(' ').filter((word) => !isGroupWord(word));
  const isPinyin = words.length > 0 && words.every(isPinyinWord);
  return isPinyin ? [words.join(''), stripLeadingPlaceWords(words).join('')] : [];
}
