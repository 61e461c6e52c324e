import { splitCallingCode } from '../../common/reference/phone-numbers.rules.js';
import { isDistinctiveName, listCompositions, listLowerCaseForms } from '../name-spellings.rules.js';
import { buildWordPattern, escapePattern, IDEOGRAPH } from '../report/person-redaction.rules.js';
import { ERASED_MENTION, type MentionKind } from './erasure.constants.js';

/** The words by which texts name a person. */
export interface PersonWords {
  /** Full and native names. */
  names: readonly string[];
  /** Normalised e-mail addresses. */
  emails: readonly string[];
  /** Phone numbers in E.164. */
  phones: readonly string[];
  /** Given and family names, and other parts of the names. */
  parts: readonly string[];
}

/** Particles of names and titles, which are also words of the language. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    'van von der den het ter ten del della dos das the and bin ibn abu mrs miss mevr dhr ing prof dott ' +
    'herr frau monsieur madame'
  ).split(' '),
);

/** The signs that people write between the digits of a phone number. */
const SEPARATORS = String.raw`[\s./()\-\u00a0]*`;

/** Lists the parts of some names: words of 3 letters or more, and of Chinese names the given and the family name. */
export function listNameParts(names: readonly string[], given: readonly string[] = []): string[] {
  const parts = [...names, ...given].flatMap((name) => {
    const words = name.split(/[\s,;.()"]+/u);
    return words.flatMap((word) => (IDEOGRAPH.test(word) ? splitIdeographs(word) : [word, ...word.split(/[-‐–'’]/u)]));
  });
  const full = new Set(names.map((name) => name.toLowerCase()));
  return [...new Set(parts.map((part) => part.toLowerCase()))].filter(
    (part) => isLongEnough(part) && !full.has(part) && !PARTICLES.has(part),
  );
}

/** A Chinese name begins with the family name, which has one character or two. */
function splitIdeographs(name: string): string[] {
  const characters = [...name];
  return [name, characters.slice(1).join(''), characters.slice(2).join(''), characters.slice(0, 2).join('')];
}

function isLongEnough(part: string): boolean {
  if (IDEOGRAPH.test(part)) return [...part].length >= 2;
  return [...part.matchAll(/\p{L}/gu)].length >= 3;
}

/** A place of a text that names the person. */
export interface Hit {
  start: number;
  end: number;
  /** A full name of one word can be a word of the language, and is a `word`. */
  kind: MentionKind | 'address' | 'word';
}

/** Finds the places of texts that name a person. */
export interface WordMatcher {
  /** Lists the places in their order. Parts of names count only in a record of the person. */
  find(text: string, withParts: boolean): Hit[];
  /** Patterns for LIKE of which each text that can have a place in lower case contains one. */
  like: {
    full: readonly string[];
    /** For texts without the signs between digits. */
    digits: readonly string[];
    parts: readonly string[];
  };
}

/** Builds what finds the words of a person in texts: whole words, whatever their case. */
export function buildWordMatcher({ names, emails, phones, parts }: PersonWords): WordMatcher {
  const addresses = [
    ...emails.map((email) => buildEmailPattern(email)),
    ...phones.map((phone) => buildPhonePattern(phone)),
  ];
  const full = buildPattern(names, addresses);
  const all = buildPattern(names, addresses, parts);
  return {
    find: (text, withParts) => {
      const pattern = withParts ? all : full;
      return pattern === null ? [] : [...text.matchAll(pattern)].map((match) => toHit(match));
    },
    like: {
      full: listLikePatterns([...names, ...emails]),
      digits: phones.map((phone) => `%${splitCallingCode(phone).national}%`),
      parts: listLikePatterns(parts),
    },
  };
}

/** Builds one pattern with a group for each kind, so that a full name wins over its parts. */
function buildPattern(
  names: readonly string[],
  addresses: readonly string[],
  parts: readonly string[] = [],
): RegExp | null {
  // The longest comes first, so that a name that contains another one is found as a whole.
  const sort = (words: readonly string[]) =>
    words
      .flatMap((word) => listCompositions(word))
      .toSorted((a, b) => b.length - a.length)
      .map((word) => buildWordPattern(word));
  const groups = [
    ['address', addresses],
    ['full', sort(names.filter((name) => isDistinctiveName(name)))],
    ['word', sort(names.filter((name) => !isDistinctiveName(name)))],
    ['part', sort(parts)],
  ] as const;
  const used = groups.filter(([, patterns]) => patterns.length > 0);
  if (used.length === 0) return null;
  return new RegExp(used.map(([kind, patterns]) => `(?<${kind}>${patterns.join('|')})`).join('|'), 'giu');
}

function toHit(match: RegExpMatchArray): Hit {
  const [kind] = Object.entries(match.groups!).find(([, found]) => found !== undefined)!;
  return { start: match.index!, end: match.index! + match[0].length, kind: kind as Hit['kind'] };
}

/** An address is not a part of a longer one, such as `chen@lumenova.example` in `wei.chen@lumenova.example.org`. */
function buildEmailPattern(email: string): string {
  return String.raw`(?<![\p{L}\p{N}._%+\-])${escapePattern(email)}(?![\p{L}\p{N}\-]|\.[\p{L}\p{N}])`;
}

/** A number is found with or without its country code, and with signs between the digits. */
function buildPhonePattern(phone: string): string {
  const { callingCode, national } = splitCallingCode(phone);
  const digits = [...national].join(SEPARATORS);
  const prefix = String.raw`(?:(?:\+|\b00)${SEPARATORS}${[...callingCode].join(SEPARATORS)}${SEPARATORS}(?:0${SEPARATORS})?|(?<!\p{N})0?)`;
  return String.raw`${prefix}${digits}(?!\p{N})`;
}

/** Lists patterns for LIKE of which each text in lower case that has one of some words contains one. */
export function listLikePatterns(words: readonly string[]): string[] {
  const forms = words.flatMap((word) => listLowerCaseForms(word));
  return forms.map((form) => `%${form.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

/** Replaces some places of a text. */
export function replaceHits(text: string, hits: readonly Hit[], replacement = ERASED_MENTION): string {
  let end = 0;
  const pieces = hits.map((hit) => {
    const before = text.slice(end, hit.start);
    end = hit.end;
    return before + replacement;
  });
  return pieces.join('') + text.slice(end);
}

/** The number of characters of a text that an excerpt shows on each side of a mention. */
const EXCERPT_SIDE = 60;

/** Returns the first place of some with the words around it, in one line. */
export function buildExcerpt(text: string, [hit]: readonly Hit[]): string {
  if (!hit) return '';
  const [from, to] = [Math.max(0, hit.start - EXCERPT_SIDE), Math.min(text.length, hit.end + EXCERPT_SIDE)];
  const excerpt = text.slice(from, to).toWellFormed().replaceAll(/\s+/gu, ' ').trim();
  return `${from > 0 ? '… ' : ''}${excerpt}${to < text.length ? ' …' : ''}`;
}

/** Changes each text of a value at any depth, and the names of the members of its objects. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapTexts(item, change)]));
}
