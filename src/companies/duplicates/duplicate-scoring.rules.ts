import type { ChinesePlace } from '../names/chinese-places.rules.js';
import type { CompanyFingerprint } from './company-fingerprint.rules.js';
import { isSharedDomain } from '../identifiers/email-domains.rules.js';
import { isGroupWord, isHanTradeText, isTradeWord } from '../names/generic-words.rules.js';
import { formatIdentifier, type IdentifierScheme } from '../identifiers/identifiers.rules.js';
import { toSimplifiedChinese } from '../names/chinese-variants.rules.js';
import { compareNames, isOwnWord } from '../names/name-comparison.rules.js';
import { isNativeGroupName } from '../names/legal-forms.rules.js';
import {
  buildCjkBigrams,
  findPlaceInNativeName,
  foldCompanyName,
  hasBracketedPlace,
  hasCjk,
  splitCompanyName,
} from '../names/name-normalisation.rules.js';
import { listPlainKeys, listSignedKeys, SHORT_FORM, SOUND } from '../names/company-keys.rules.js';
import { computeTrigramSimilarity } from '../names/trigram-similarity.rules.js';

/**
 * Score from which two records are treated as one company: creating the second answers 409 until the caller says that
 * it is another company. It is reached by a shared register number or the same native name. Within one country it is
 * also reached by the same name, by an alias equal to the name, by another spelling of the name, or by a shared mail
 * domain with a similar name. A word that is spelt otherwise or added does not reach it, because one letter tells families
 * apart and one word the companies of a group.
 */
export const LIKELY_DUPLICATE = 0.8;

/** Score from which a pair is shown as a suggestion. */
export const POSSIBLE_DUPLICATE = 0.4;

/** The kinds of evidence for a duplicate. */
export type DuplicateCode = 'identifier' | 'native_name' | 'name' | 'alias' | 'domain' | 'similar_name' | 'pinyin';

/** A piece of evidence with the value that is equal or similar. */
export interface DuplicateReason {
  code: DuplicateCode;
  detail: string;
}

/**
 * The likelihood (0 to 1) that two records are one company. The reasons are sorted by strength; there are none when the
 * score is 0.
 */
export interface DuplicateScore {
  score: number;
  reasons: DuplicateReason[];
}

/**
 * The worth of each finding, within one country (`same`) and across two (`other`). The score is the strongest finding
 * and not a sum, because name, pinyin and domain mostly repeat the same evidence. Across countries only a register
 * number and a native name reach {@link LIKELY_DUPLICATE}, because subsidiaries share names, aliases and domains with
 * their parent.
 */
const WORTH = {
  identifier: { same: 1, other: 1 },
  /** The registered name, which is unique in China and which only its owner has. */
  nativeName: { same: 0.95, other: 0.85 },
  /** The same trade name in two provinces or two cities. These are usually two firms, or two firms of a group. */
  nativeNameElsewhere: { same: 0.65, other: 0.5 },
  /** A native name of which only one side is a group. Its operating company is another company. */
  nativeNameOfGroup: { same: 0.65, other: 0.5 },
  name: { same: 0.95, other: 0.6 },
  /** A name of general words, such as "International Trading", with another legal form. */
  tradeWords: { same: 0.6, other: 0.4 },
  aliasOfName: { same: 0.85, other: 0.6 },
  aliasOfAlias: { same: 0.7, other: 0.5 },
  domainAndName: { same: 0.85, other: 0.7 },
  domain: { same: 0.6, other: 0.4 },
  otherSpelling: { same: 0.85, other: 0.5 },
  misspelling: { same: 0.7, other: 0.5 },
  longerName: { same: 0.7, other: 0.5 },
  /** A shortened name, such as "Huawei" for "Huawei Technologies". It is too short to have similar trigrams. */
  shortened: { same: 0.55, other: 0.4 },
  /** A name that begins with the other name, of at least two words. */
  beginning: { same: 0.5, other: 0.4 },
  /** An abbreviation, initials, or a native name without its trade words. */
  shortForm: { same: 0.6, other: 0.4 },
  samePinyin: { same: 0.7, other: 0.5 },
  /** The same sound of two Chinese names in different characters. */
  homophone: { same: 0.5, other: 0.4 },
  similarPinyin: { same: 0.55, other: 0.4 },
} as const;

/** Minimum trigram similarity of another spelling. One wrong letter in a word of seven letters leaves 0.6. */
const MIN_SAME_SIMILARITY = 0.6;

/** Minimum trigram similarity for treating a name with additional trade words as almost the same name. */
const MIN_CONTAINED_SIMILARITY = 0.75;

/** Minimum trigram similarity of suggested names, within a country and across two. */
const MIN_NAME_SIMILARITY = { same: 0.45, other: 0.6 };

/** Minimum trigram similarity of suggested pinyin. */
const MIN_PINYIN_SIMILARITY = 0.6;

/** Highest score of two records whose register numbers or native names contradict each other. */
const MAX_CONTRADICTED_SCORE = 0.7;

/**
 * Registers in which a company has exactly one number. A DUNS belongs to a site, and a VAT number to a country or
 * group.
 */
const ONE_PER_COMPANY: readonly IdentifierScheme[] = ['KBO', 'LEI', 'USCC'];

interface Finding extends DuplicateReason {
  worth: number;
}

type Pair = readonly [CompanyFingerprint, CompanyFingerprint];

/**
 * Scores whether two company records are the same company, in this order: identifier, native name, name, aliases, mail
 * domain (never a shared one), similar Latin name, pinyin. Pinyin is only a suggestion: "BYD" never matches `biyadi`,
 * and different characters sound the same. The score is symmetric, and a record is no duplicate of itself.
 */
export function scoreDuplicate(a: CompanyFingerprint, b: CompanyFingerprint): DuplicateScore {
  if (a.id !== null && a.id === b.id) return { score: 0, reasons: [] };
  const pair: Pair = [a, b];
  const named = [
    ...scoreNativeNames(pair),
    ...scoreNames(pair),
    ...scoreAliases(pair),
    ...scoreSimilarNames(pair),
    ...scorePinyin(pair),
  ];
  const findings = [...scoreIdentifiers(pair), ...named, ...scoreDomains(pair, named.length > 0)].toSorted(
    (one, other) => other.worth - one.worth,
  );
  const strongest = findings[0]?.worth ?? 0;
  const isCapped = strongest > MAX_CONTRADICTED_SCORE && findings[0]?.code !== 'identifier' && isContradicted(pair);
  return {
    score: isCapped ? Math.min(strongest, MAX_CONTRADICTED_SCORE) : strongest,
    reasons: findings.map(({ code, detail }) => ({ code, detail })),
  };
}

function createFinding(
  pair: Pair,
  code: DuplicateCode,
  worth: { same: number; other: number },
  detail: string,
): Finding {
  return { code, detail, worth: isSameCountry(pair) ? worth.same : worth.other };
}

function mapPair<T>([a, b]: Pair, map: (company: CompanyFingerprint) => T): [T, T] {
  return [map(a), map(b)];
}

function isSameCountry([a, b]: Pair): boolean {
  return a.country === b.country;
}

/**
 * Returns the register numbers of a company by scheme and value. A Belgian VAT number is the KBO number with BE in
 * front, so it is compared as a KBO number.
 */
function getRegisterNumbers(company: CompanyFingerprint): Map<string, { scheme: IdentifierScheme; value: string }> {
  return new Map(
    company.identifiers.map(({ scheme, value }) => {
      const isKbo = scheme === 'VAT' && value.startsWith('BE');
      const number = isKbo ? { scheme: 'KBO' as const, value: value.slice(2) } : { scheme, value };
      return [`${number.scheme} ${number.value}`, number];
    }),
  );
}

function scoreIdentifiers(pair: Pair): Finding[] {
  const [left, right] = mapPair(pair, getRegisterNumbers);
  return [...left]
    .filter(([key]) => right.has(key))
    .map(([, { scheme, value }]) =>
      createFinding(pair, 'identifier', WORTH.identifier, `${scheme} ${formatIdentifier(scheme, value)}`),
    );
}

function scoreNativeNames(pair: Pair): Finding[] {
  const [a, b] = pair;
  if (a.nativeKey === null || a.nativeKey !== b.nativeKey) return [];
  const key = a.nativeKey;
  // A native name in Latin or Cyrillic letters is as common as a Latin name.
  if (!hasCjk(key)) return [createFinding(pair, 'native_name', WORTH.name, key)];
  if ([...key].length < 2 || isHanTradeText(key)) return [createFinding(pair, 'native_name', WORTH.tradeWords, key)];
  const [here, there] = mapPair(pair, ({ nativeName }) =>
    nativeName === null ? null : findPlaceInNativeName(nativeName),
  );
  const name = isGroupOfOther(pair) ? WORTH.nativeNameOfGroup : WORTH.nativeName;
  const isLocalCompany = (here === null) !== (there === null) && (!isSameCountry(pair) || pair.some(isInBrackets));
  const worth = isLocalCompany || isElsewhere(here, there) ? WORTH.nativeNameElsewhere : name;
  return [createFinding(pair, 'native_name', worth, key)];
}

/** Returns whether a company has its place in brackets, as companies of a group do: 欧普照明（上海）有限公司. */
function isInBrackets({ nativeName }: CompanyFingerprint): boolean {
  return nativeName !== null && hasBracketedPlace(nativeName);
}

/** Returns whether exactly one of the names, native names if both have one, calls the company a group. */
function isGroupOfOther([a, b]: Pair): boolean {
  if (a.nativeName !== null && b.nativeName !== null) {
    return isTypedGroupName(a.nativeName) !== isTypedGroupName(b.nativeName);
  }
  return a.nameKey.split(' ').some(isGroupWord) !== b.nameKey.split(' ').some(isGroupWord);
}

/** Returns whether a native name as it was typed, also in traditional or half-width characters, is that of a group. */
function isTypedGroupName(nativeName: string): boolean {
  return isNativeGroupName(toSimplifiedChinese(nativeName));
}

function isElsewhere(a: ChinesePlace | null, b: ChinesePlace | null): boolean {
  if (a === null || b === null) return false;
  return a.province !== b.province || (a.city !== null && b.city !== null && a.city !== b.city);
}

function scoreNames(pair: Pair): Finding[] {
  const [a, b] = pair;
  if (a.nameKey === '' || a.nameKey !== b.nameKey) return [];
  const typedAlike = foldCompanyName(a.name) === foldCompanyName(b.name);
  const worth = isTradeOnly(a.nameKey) && !typedAlike ? WORTH.tradeWords : WORTH.name;
  return [createFinding(pair, 'name', worth, a.nameKey)];
}

function isTradeOnly(key: string): boolean {
  return hasCjk(key) ? isHanTradeText(key) : key.split(' ').every(isTradeWord);
}

function scoreAliases(pair: Pair): Finding[] {
  const [left, right] = mapPair(pair, ({ nameKey, nativeKey, aliasKeys }) => ({
    names: [nameKey, ...(nativeKey === null ? [] : [nativeKey])],
    aliases: listPlainKeys(aliasKeys),
    shortForms: listSignedKeys(aliasKeys, SHORT_FORM),
  }));
  const asName = new Set([...listCommonKeys(left.aliases, right.names), ...listCommonKeys(right.aliases, left.names)]);
  const asAlias = listCommonKeys(left.aliases, right.aliases).filter((key) => !asName.has(key));
  const [calledLeft, calledRight] = [left, right].map(({ names, aliases }) => [...names, ...aliases]) as [
    string[],
    string[],
  ];
  const asShort = new Set([
    ...listCommonKeys(left.shortForms, calledRight).filter((key) => isDistinctiveShortForm(key, pair)),
    ...listCommonKeys(right.shortForms, calledLeft).filter((key) => isDistinctiveShortForm(key, pair)),
  ]);
  const isDistinctive = (key: string): boolean => [...key].length > 1 && !isTradeOnly(key);
  return [
    ...[...asName].filter(isDistinctive).map((key) => createFinding(pair, 'alias', WORTH.aliasOfName, key)),
    ...asAlias.filter(isDistinctive).map((key) => createFinding(pair, 'alias', WORTH.aliasOfAlias, key)),
    ...[...asShort].filter(isDistinctive).map((key) => createFinding(pair, 'similar_name', WORTH.shortForm, key)),
  ];
}

/** Number of initials from which on they are a name by themselves. */
const MIN_DISTINCTIVE_INITIALS = 4;

/**
 * Returns whether a short form tells enough. A company may write its abbreviation in brackets. Otherwise three initials are those of many names, so one of the names has to have them in
 * capitals, and both have to agree in the place or the legal form as well: "POM Limburg", "BMW AG".
 */
function isDistinctiveShortForm(key: string, pair: Pair): boolean {
  const [first = '', place] = key.split(' ');
  const isWritten = pair.some(({ name }) => splitCompanyName(name).abbreviation?.toLowerCase() === key);
  if (isWritten || hasCjk(key) || first.length >= MIN_DISTINCTIVE_INITIALS) return true;
  const [left, right] = mapPair(pair, findTypedLegalForm);
  const typed = pair.flatMap(({ name, aliases }) => [name, ...aliases]);
  const isTyped = typed.some((name) => name.split(/[^\p{L}]+/u).includes(first.toUpperCase()));
  return isTyped && (place !== undefined || (left !== '' && left === right));
}

/** Returns the legal form at the end of a name as it was typed, folded; an empty text if there is none. */
function findTypedLegalForm({ name, nameKey }: CompanyFingerprint): string {
  const folded = foldCompanyName(name);
  return folded.startsWith(`${nameKey} `) ? folded.slice(nameKey.length + 1) : '';
}

/** Returns the keys of one list that are also in another one. */
function listCommonKeys(keys: readonly string[], others: readonly string[]): string[] {
  return keys.filter((key) => others.includes(key));
}

function scoreDomains(pair: Pair, isNamedAlike: boolean): Finding[] {
  const [a, b] = pair;
  const domains = [...new Set(a.emailDomains)].filter(
    (domain) => b.emailDomains.includes(domain) && !isSharedDomain(domain),
  );
  if (domains.length === 0) return [];
  const isSame = isNamedAlike && !isGroupOfOther(pair) && !hasAddedOwnWord(pair);
  return domains.map((domain) => createFinding(pair, 'domain', isSame ? WORTH.domainAndName : WORTH.domain, domain));
}

/** Returns whether one name is the other one with a word of its own: "Bosch Rexroth" and "Bosch". */
function hasAddedOwnWord([a, b]: Pair): boolean {
  const { relation, added } = compareNames(a.nameKey, b.nameKey);
  return relation === 'contains' && added.some(isOwnWord);
}

function scoreSimilarNames(pair: Pair): Finding[] {
  const [a, b] = pair;
  if (a.nameKey === '' || b.nameKey === '' || a.nameKey === b.nameKey) return [];
  const { relation, similarity, added } = compareNames(a.nameKey, b.nameKey);
  if (relation === 'different') return [];
  const create = (worth: { same: number; other: number }) => [
    createFinding(pair, 'similar_name', worth, `${a.nameKey} ~ ${b.nameKey}`),
  ];
  if (relation === 'same' && similarity >= MIN_SAME_SIMILARITY) return create(WORTH.otherSpelling);
  if (relation === 'contains' && added.every((word) => isTradeWord(word) && word.length > 1)) {
    return create(similarity >= MIN_CONTAINED_SIMILARITY ? WORTH.longerName : WORTH.shortened);
  }
  const minSimilarity = isSameCountry(pair) ? MIN_NAME_SIMILARITY.same : MIN_NAME_SIMILARITY.other;
  if (similarity >= minSimilarity) {
    const [finding] = create(WORTH.misspelling);
    return [{ ...finding!, worth: Math.min(finding!.worth, similarity) }];
  }
  return relation === 'contains' && isBeginning(a.nameKey, b.nameKey) ? create(WORTH.beginning) : [];
}

/** Returns whether the shorter of two names has at least two words, and the longer one begins with it. */
function isBeginning(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.includes(' ') && long.startsWith(`${short} `);
}

function scorePinyin(pair: Pair): Finding[] {
  const [a, b] = pair;
  if (a.pinyin !== null && b.pinyin !== null) {
    return a.pinyin === b.pinyin && a.nativeKey !== b.nativeKey
      ? [createFinding(pair, 'pinyin', WORTH.homophone, a.pinyin)]
      : [];
  }
  const pinyin = a.pinyin ?? b.pinyin;
  if (pinyin === null) return [];
  const [left, right] = mapPair(pair, ({ aliasKeys }) => listSignedKeys(aliasKeys, SOUND));
  const same = left.find((sound) => right.includes(sound));
  if (same !== undefined) return [createFinding(pair, 'pinyin', WORTH.samePinyin, same)];
  // A Latin name is read as pinyin only where the other company has a Chinese name.
  const latin = (a.pinyin === null ? a : b).nameKey.replaceAll(' ', '');
  if (computeTrigramSimilarity(pinyin, latin) < MIN_PINYIN_SIMILARITY) return [];
  return [createFinding(pair, 'pinyin', WORTH.similarPinyin, `${pinyin} ~ ${latin}`)];
}

/**
 * Returns true when both have different numbers in a register that gives a company one number, or when they have two
 * different Chinese names.
 */
function isContradicted(pair: Pair): boolean {
  const [left, right] = mapPair(pair, (company) => [...getRegisterNumbers(company).values()]);
  const listValues = (numbers: typeof left, scheme: IdentifierScheme): string[] =>
    numbers.filter((number) => number.scheme === scheme).map((number) => number.value);
  const numbersDiffer = ONE_PER_COMPANY.some((scheme) => {
    const [mine, theirs] = [listValues(left, scheme), listValues(right, scheme)];
    return mine.length > 0 && theirs.length > 0 && !mine.some((value) => theirs.includes(value));
  });
  return numbersDiffer || hasDifferentNativeNames(pair);
}

function hasDifferentNativeNames([a, b]: Pair): boolean {
  if (a.nativeKey === null || b.nativeKey === null || a.pinyin === null || b.pinyin === null) return false;
  const pickDistinctiveBigrams = (key: string): string[] => buildCjkBigrams(key).filter((two) => !isHanTradeText(two));
  const [left, right] = [pickDistinctiveBigrams(a.nativeKey), pickDistinctiveBigrams(b.nativeKey)];
  return !left.some((two) => right.includes(two));
}
