import { createRequire } from 'node:module';
import { splitLeadingPlace, type ChinesePlace } from './chinese-places.rules.js';
import { toSimplifiedChinese } from './chinese-variants.rules.js';
import { expandAbbreviation, isHanTradeText } from './generic-words.rules.js';
import { replaceSpecialLetters } from './latin-letters.rules.js';
import { findLegalFormKind, listNativeLegalFormKinds } from './legal-form-kinds.rules.js';
import { splitLatinLegalForms, stripNativeLegalForms } from './legal-forms.rules.js';

const require = createRequire(import.meta.url);

/**
 * Folds text for comparison and search: lower case, without accents, ß→ss, ø→o, ł→l, full-width to plain. The result
 * equals PostgreSQL's `lower(unaccent(x))` on Latin text, so that a folded query finds text that an index folded. Marks
 * of other scripts stay, because in Japanese, Hindi or Russian they make another letter. Spaces and punctuation stay.
 */
export function foldText(text: string): string {
  const folded = replaceSpecialLetters(text.toLowerCase())
    .normalize('NFKD')
    .replace(/(?<=[\p{sc=Latin}\p{sc=Greek}])[\u0300-\u036f]+/gu, '')
    // The text is composed again, because NFKD also decomposes Hangul syllables and voiced kana.
    .normalize('NFC')
    // This is the only Cyrillic letter that unaccent folds, because both spellings are usual in Russian.
    .replace(/ё/giu, 'е')
    .toLowerCase();
  // The replacement runs again for letters that NFKD produces, such as the æ in ǽ.
  return replaceSpecialLetters(folded);
}

/**
 * Returns the key by which two spellings of a Latin company name are compared: folded, with usual abbreviations written
 * out, with "and" for `&`, "und", "en" and "et", without punctuation and legal forms, with single spaces. "Foshan Lighting
 * Co., Ltd." gives `foshan lighting`. A Chinese name and an abbreviation in brackets are left out. The key is never empty
 * for a name that is not blank: a name that consists of legal forms or signs only keeps them.
 */
export function normaliseCompanyName(name: string): string {
  const folded = foldText(splitCompanyName(name).latin);
  const words = splitWords(folded);
  return words.length > 0 ? splitLatinLegalForms(words).rest.join(' ') : folded.replace(/\s+/gu, ' ').trim();
}

/**
 * Tells whether two names have legal forms that cannot be those of one company: NV and BV. NV and SA are one form, and a
 * name without a form differs from none.
 */
export function hasOtherLegalForm(one: string, other: string): boolean {
  const [left, right] = [listLegalFormKinds(one), listLegalFormKinds(other)];
  return left.length > 0 && right.length > 0 && !left.some((kind) => right.includes(kind));
}

function listLegalFormKinds(name: string): string[] {
  const { latin, native } = splitCompanyName(name);
  const { forms } = splitLatinLegalForms(splitWords(foldText(latin)));
  return [
    ...forms.flatMap((form) => findLegalFormKind(form) ?? []),
    ...(native === null ? [] : listNativeLegalFormKinds(toSimplifiedChinese(compactNativeName(native)))),
  ];
}

/** Reduces a name to its folded words, including the legal form. Names with equal results were typed the same way. */
export function foldCompanyName(name: string): string {
  return splitWords(foldText(name)).join(' ');
}

/** The parts of a name as people type them into one field. */
export interface CompanyNameParts {
  /** The name without the other parts; the whole name when nothing else is left. */
  latin: string;
  /** The Chinese, Japanese or Korean name; null without one. */
  native: string | null;
  /** The abbreviation in brackets, such as ZLTI; null without one. */
  abbreviation: string | null;
}

/** Three to ten capitals and digits in brackets. Two letters are mostly a country. */
const ABBREVIATION = /[(（]\s*([A-Z][A-Z0-9]{2,9})\s*[)）]/u;

/** Places in capitals, which are no abbreviations of the name. */
const PLACE_ABBREVIATIONS: ReadonlySet<string> = new Set([
  'USA',
  'UAE',
  'PRC',
  'ROC',
  'EMEA',
  'APAC',
  'CHINA',
  'INDIA',
]);

/** The separators between a Latin name and the same name in another script. */
const BETWEEN_SCRIPTS = /[\s()（）/|,，;；]+/u;

/** Splits a name into its Latin part, the part in another script, and the abbreviation in brackets. */
export function splitCompanyName(name: string): CompanyNameParts {
  const whole: CompanyNameParts = { latin: name, native: null, abbreviation: null };
  const { latin, native } = hasCjk(name) ? splitScripts(name) : whole;
  const abbreviation = ABBREVIATION.exec(latin)?.[1] ?? null;
  if (abbreviation === null || PLACE_ABBREVIATIONS.has(abbreviation)) return { ...whole, latin, native };
  const rest = latin.replace(ABBREVIATION, ' ');
  return /\p{L}/u.test(rest) ? { latin: rest, native, abbreviation } : { ...whole, latin, native };
}

function splitScripts(name: string): Pick<CompanyNameParts, 'latin' | 'native'> {
  const parts = name.split(BETWEEN_SCRIPTS).filter((part) => part !== '');
  const isLatin = (part: string) => /\p{sc=Latin}/u.test(part.normalize('NFKC'));
  const native = parts.filter((part) => hasCjk(part) && !isLatin(part));
  const hasLatinWord = parts.some((part) => !hasCjk(part) && /\p{sc=Latin}{2}/u.test(part.normalize('NFKC')));
  if (!hasLatinWord || native.length === 0) return { latin: name, native: name };
  let latin = name;
  for (const part of native) latin = latin.replace(part, ' ');
  return { latin, native: native.join('') };
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/**
 * Writes ä, ö, ü, ø and å as two letters, as German and Scandinavian names are typed without them. Folding writes one
 * letter, so that a name with an umlaut has two spellings.
 */
export function expandUmlauts(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/gu, (letter) => UMLAUTS[letter] ?? letter);
}

function splitWords(folded: string): string[] {
  return (
    folded
      .replace(/&|(?<=\s)\+(?=\s)/gu, ' and ')
      .replace(/\ba\/s\b/gu, 'as')
      // "S.A.", "S. A." and "B.V.B.A." are one word each, while the dot in "Co.Ltd" separates two words.
      .replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+/gu, (run) => run.replace(/[.\s]/gu, ''))
      .replace(/['`´ʼ]/gu, '')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
      .flatMap((word, at, words) =>
        at > 0 && at < words.length - 1 && CONJUNCTIONS.has(word) ? ['and'] : expandAbbreviation(word),
      )
  );
}

/** "And" in the languages of the neighbours. At the start or end of a name, they are another word. */
const CONJUNCTIONS: ReadonlySet<string> = new Set(['und', 'en', 'et']);

/**
 * Returns the key by which two spellings of a native (Chinese, Japanese, Korean) name are compared. It applies NFKC, writes
 * traditional Chinese characters as simplified ones, and removes spaces, brackets, punctuation and the legal form (股份有限公司, 集团, 株式会社, 주식회사 …). It also removes the place, which
 * Chinese statutory names have in front (广东省佛山市…) or in brackets after the trade name (…（广东）…).
 *
 * The place stays where it tells organisations apart: before trade words alone (佛山照明), in institutions (广东工业大学) and in
 * Japanese names (中国電力). Text without CJK characters is treated as a Latin name. The key is never empty for a name that
 * is not blank.
 */
export function normaliseNativeName(native: string): string {
  return parseNativeName(native).key;
}

/**
 * Returns the province or city that a Chinese name has in front or in brackets; null for no place, for China and for
 * institutions.
 */
export function findPlaceInNativeName(native: string): ChinesePlace | null {
  return parseNativeName(native).place;
}

/** Returns whether a Chinese name has a province or city in brackets. */
export function hasBracketedPlace(native: string): boolean {
  return parseNativeName(native).isBracketed;
}

/** Pattern for names of institutions. The place is part of their identity. */
const INSTITUTION =
  /(?:大学|学院|学校|研究院|研究所|科学院|中心|商会|协会|学会|联盟|委员会|政府|[省市]厅|局|银行|医院|博物馆|促进会)$/u;

const BRACKETED = /\(([^()]*)\)/gu;

const MIN_TRADE_NAME_LENGTH = 2;

/**
 * Returns the names to which a native key is shortened: without the trade words at its end. 大族激光科技产业 gives 大族激光科技 and
 * 大族激光.
 */
export function listShortNativeKeys(key: string): string[] {
  const chars = [...key];
  const isDistinctive = (short: string) => {
    const { rest } = splitLeadingPlace(short);
    return rest !== '' && !isHanTradeText(rest);
  };
  return chars
    .map((_, length) => chars.slice(0, length).join(''))
    .filter(
      (short, length) =>
        length >= MIN_TRADE_NAME_LENGTH && isHanTradeText(chars.slice(length).join('')) && isDistinctive(short),
    );
}

function parseNativeName(native: string): { key: string; place: ChinesePlace | null; isBracketed: boolean } {
  if (!hasCjk(native)) return { key: normaliseCompanyName(native), place: null, isBracketed: false };
  const text = toSimplifiedChinese(compactNativeName(native));
  let bracketed: ChinesePlace | null = null;
  const unbracketed = text.replace(BRACKETED, (whole, inner: string) => {
    const { place, rest } = splitLeadingPlace(inner);
    if (rest !== '' || inner === '') return whole;
    bracketed ??= place;
    return '';
  });
  const whole = stripNativeLegalForms(text);
  const keepsPlace =
    whole.japanese || INSTITUTION.test(whole.rest) || /[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text);
  const kept = whole.rest === '' ? pickLetters(text) : whole.rest;
  if (keepsPlace) return { key: kept, place: null, isBracketed: false };

  const name = stripNativeLegalForms(unbracketed).rest;
  const { place, rest } = splitLeadingPlace(name);
  const isIdentifying = (candidate: string): boolean =>
    [...candidate].length >= MIN_TRADE_NAME_LENGTH && !isHanTradeText(candidate);
  return {
    key: [rest, name].find(isIdentifying) ?? kept,
    place: bracketed ?? place,
    isBracketed: bracketed !== null,
  };
}

/** Applies NFKC, folds Latin letters, removes spaces and turns all kinds of brackets into plain ones. */
function compactNativeName(native: string): string {
  return foldText(native.normalize('NFKC'))
    .replace(/[[{【〔〖「『《〈]/gu, '(')
    .replace(/[\]}】〕〗」』》〉]/gu, ')')
    .replace(/[\s\u200b]+/gu, '');
}

function pickLetters(text: string): string {
  const letters = text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return letters === '' ? text : letters;
}

/**
 * The sound of a Chinese name in Latin letters as people type it: `full` is joined (`biyadi`), `initials` is short
 * (`byd`).
 */
export interface Pinyin {
  full: string;
  initials: string;
}

/**
 * Returns the pinyin of a native name without tones and spaces, with ü as `v` as on Chinese keyboards. Latin letters
 * and digits keep their position (LED照明 gives `ledzhaoming`, `ledzm`). The legal form is left out, because
 * `gufenyouxiangongsi` would make all companies sound similar; the place stays. With `subject` "person" the first
 * character is read as a surname (曾 is Zeng). The result is null without Han characters, and for Japanese and Korean
 * names, which are not read in pinyin.
 */
export function toPinyin(native: string, subject: 'company' | 'person' = 'company'): Pinyin | null {
  const text = compactNativeName(native);
  if (!/\p{sc=Han}/u.test(text) || /[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text)) return null;
  const { rest, japanese } = stripNativeLegalForms(text);
  if (japanese) return null;
  // The dictionary takes 4 MB, so it is loaded with the first Chinese name.
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
  const syllables = pinyin(rest === '' || subject === 'person' ? pickLetters(text) : rest, {
    type: 'all',
    toneType: 'none',
    v: true,
    nonZh: 'consecutive',
    surname: subject === 'person' ? 'head' : 'off',
  });
  return {
    full: syllables.map((syllable) => syllable.result).join(''),
    initials: syllables.map((syllable) => (syllable.isZh ? syllable.first : syllable.result)).join(''),
  };
}

const CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}]/u;

/** Returns true when the text has a Chinese, Japanese or Korean character. */
export function hasCjk(text: string): boolean {
  return CJK.test(text);
}

/**
 * Returns the distinct pairs of neighbouring CJK characters of a text, in order, for an index that finds two-character
 * Chinese names: 比亚迪 gives 比亚, 亚迪. A single character is returned alone; other scripts are left out.
 */
export function buildCjkBigrams(text: string): string[] {
  const grams = new Set<string>();
  for (const run of text.normalize('NFKC').match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}ー]+/gu) ??
    []) {
    let previous = '';
    for (const char of run) {
      if (previous !== '') grams.add(previous + char);
      // A run of one character is returned as it is.
      else if (run === char) grams.add(char);
      previous = char;
    }
  }
  return [...grams];
}
