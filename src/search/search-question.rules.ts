import { normaliseCompanyName, normaliseNativeName, toPinyin } from '../companies/names/name-normalisation.rules.js';
import { parseCodes, NO_CODES, type Codes } from './search-codes.rules.js';
import { LONG_WORD, canBeMisspelt, type Corrections } from './search-spelling.rules.js';
import { parseSearchText, parseSimplifiedText, type SearchText } from './search-text.rules.js';
import { joinWithAnd, joinWithOr, buildPrefixTerm, buildTerm, type TsQuery } from './search-tsquery.rules.js';

/**
 * The kinds of matches, best first; results are in this order.
 * - `exact`: a whole name, identifier, reference, address or number;
 * - `words`: every word of the question as it is; for Chinese, Japanese and Korean, a name that begins with the
 * question;
 * - `start`: a name, tag or number that begins with the question; for Chinese, Japanese and Korean, a name that
 * contains it;
 * - `prefix`: for every word of the question, a word that begins with it;
 * - `address`: an e-mail address or domain that begins with the question;
 * - `near`: like `prefix`, with one mistake in a word; for Chinese, the same pronunciation;
 * - `far`: like `prefix`, with as many mistakes as a word of that length may have; for Chinese, one character wrong or
 * missing.
 */
export const MATCHES = ['exact', 'words', 'start', 'prefix', 'address', 'near', 'far'] as const;
/** One of {@link MATCHES}. */
export type Match = (typeof MATCHES)[number];

/** A parsed question. */
export interface Question {
  text: string;
  cut: SearchText;
  /** The question as it is compared with the texts of a record: in simplified characters. */
  simplified: SearchText;
  /** The words of the question as a company name: without the legal form, and with `&` read as "and". */
  core: string[];
  codes: Codes;
  /** The pinyin of the Chinese in the question as one word, once a match by pronunciation is tried. */
  sound: string | null;
  /** The words that a possibly misspelt word can mean; empty at first. */
  corrections: ReadonlyMap<string, Corrections>;
  /** The query of the index for each match. */
  queries: Partial<Record<Match, TsQuery>>;
}

/** The signs in front of terms in the index that are not words; see the table `search_entry`. */
const SIGN = {
  name: '=',
  tag: '#',
  domain: '@',
  contactDomain: '~',
  email: '<',
  phone: '+',
  phoneEnd: '-',
  wechat: '%',
  reference: '!',
  neighbours: '&',
};

/** Parses a question and builds the queries for the question as typed. */
export function parseQuestion(text: string): Question {
  const cut = parseSearchText(text);
  const company = parseSearchText(normaliseCompanyName(text));
  const core = company.words;
  const codes = parseCodes(text);
  const { joined, words, pairs } = cut;
  const native = pairs.length > 0 ? parseSearchText(normaliseNativeName(text)) : null;
  const inside = [
    joinWithAnd([...words.map(buildTerm), ...pairs.map(buildPairTerm)]),
    joinWithAnd((native?.pairs ?? []).map(buildPairTerm)),
  ];
  const onlyNative = words.length === 0;
  const longEnough = onlyNative || joined.length >= MIN_NAME_PREFIX_LENGTH;
  const beginnings = longEnough ? listSignedNames(joined, native?.joined).map(buildPrefixTerm) : [];
  return {
    text,
    cut,
    simplified: pairs.length > 0 ? parseSimplifiedText(text) : cut,
    core,
    codes,
    sound: null,
    corrections: new Map(),
    queries: {
      exact: joinWithOr([
        ...listSignedNames(joined, company.joined, native?.joined).map(buildTerm),
        ...buildExactCodeTerms(codes),
      ]),
      words: joinWithOr([
        ...(onlyNative ? beginnings : buildWordings(cut, core, buildTerm, buildTerm)),
        // Pinyin may be typed syllable by syllable, and a word may be written as one that the record has as several.
        ...(words.length > 1 ? [buildTerm(joined)] : words.flatMap(buildApartTerms)),
        codes.domain ? buildTerm(SIGN.contactDomain + codes.domain) : undefined,
      ]),
      start: joinWithOr([
        ...(onlyNative ? inside : beginnings),
        ...buildNumberPrefixTerms(codes),
        ...buildTagTerms(joined),
      ]),
      prefix: onlyNative
        ? undefined
        : joinWithOr([
            ...buildWordings(cut, core, buildWordPrefixTerm, buildPrefixTerm),
            words.length > 1 ? buildPrefixTerm(joined) : undefined,
          ]),
      address: joinWithOr(buildAddressPrefixTerms(codes)),
    },
  };
}

/**
 * The greatest number of possibly misspelt words in a long question, because each requires a read of the dictionary.
 */
const MAX_MISSPELT_WORDS = 8;

/** Returns the words of a question that can be another word with a mistake in it. */
export function listMisspellableWords({ cut, core }: Question): string[] {
  return [...new Set([...cut.words, ...core])].filter(canBeMisspelt).slice(0, MAX_MISSPELT_WORDS);
}

/** The matches that show that the question is spelt as it was meant. */
const SURE: readonly Match[] = ['exact', 'words', 'start'];

/** Returns whether a match is surely the intended record: long words do not begin other words by mistake. */
export function isSure({ cut: { words } }: Pick<Question, 'cut'>, best: Match | undefined): boolean {
  if (best === 'prefix') return words.every((word) => [...word].length >= LONG_WORD);
  return best !== undefined && SURE.includes(best);
}

/** Returns whether more than one mistake is allowed: in a long word, or among Chinese characters. */
export function canBeFarOff(question: Question): boolean {
  return question.cut.pairs.length > 0 || listMisspellableWords(question).some((word) => [...word].length >= LONG_WORD);
}

/**
 * Builds the queries for the question with its corrections.
 * @param corrections the similar words of the dictionary for the words of {@link listMisspellableWords}
 * @param degrees the distances to include: `far` also includes the near words
 */
export function buildCorrectedQuestion(
  question: Question,
  corrections: ReadonlyMap<string, Corrections>,
  degrees: readonly (keyof Corrections)[],
): Question {
  const { text, cut, core } = question;
  const createWordQuery = (degrees: readonly (keyof Corrections)[]) => (word: string) => {
    const others = degrees.flatMap((degree) => corrections.get(word)?.[degree] ?? []);
    return joinWithOr([buildWordPrefixTerm(word), ...others.map(buildTerm)]) ?? buildTerm(word);
  };
  const native = cut.pairs.length > 0 ? parseSearchText(normaliseNativeName(text)) : null;
  const sound = cut.pairs.length > 0 ? (toPinyin(text)?.full ?? null) : null;
  const misheard = sound && sound.length >= MIN_SOUND_LENGTH ? buildPrefixTerm(sound) : undefined;
  const buildNearQuery = () =>
    joinWithOr([...buildWordings(cut, core, createWordQuery(['near']), buildPrefixTerm), misheard]);
  const buildFarQuery = () =>
    joinWithOr([
      ...buildWordings(cut, core, createWordQuery(['near', 'far']), buildPrefixTerm),
      ...buildOneCharacterWrongTerms(native?.pairs ?? []),
    ]);
  return {
    ...question,
    codes: NO_CODES,
    sound,
    corrections,
    queries: {
      near: degrees.includes('near') ? buildNearQuery() : undefined,
      far: degrees.includes('far') ? buildFarQuery() : undefined,
    },
  };
}

/**
 * The shortest beginning of a name, because fewer letters begin too many names. Words that begin with them are found by
 * `prefix`.
 */
const MIN_NAME_PREFIX_LENGTH = 3;

/** The shortest pinyin, because shorter pinyin is the pronunciation of too many names. */
const MIN_SOUND_LENGTH = 4;

/**
 * Builds the queries for all words together with all pairs of characters. The words are taken as a company name, also
 * as typed if `&` was read as a word, and with neighbouring words written as one.
 */
function buildWordings(
  { words, pairs }: SearchText,
  core: readonly string[],
  one: (word: string) => TsQuery,
  asOne: (neighbours: string) => TsQuery,
) {
  const shorter = core.length > 0 && core.every((word) => words.includes(word));
  return [
    ...(shorter ? [core] : [words, core]).map((wording) => wording.map(one)),
    ...joinNeighbours(shorter ? core : words).map(({ before, neighbours, after }) => [
      ...before.map(one),
      asOne(neighbours),
      ...after.map(one),
    ]),
  ].map((terms) => (terms.length > 0 ? joinWithAnd([...terms, ...pairs.map(buildPairTerm)]) : undefined));
}

/**
 * The greatest number of words for which neighbours are joined. In longer questions nobody writes two words as one by
 * mistake, and there are too many combinations.
 */
const MAX_JOINED_WORDS = 6;

/**
 * Returns the ways to write two or three neighbouring words as one beside the others. All words as one are the joined
 * text.
 */
export function joinNeighbours(words: readonly string[]): { before: string[]; neighbours: string; after: string[] }[] {
  if (words.length > MAX_JOINED_WORDS) return [];
  return [2, 3]
    .filter((many) => many < words.length)
    .flatMap((many) =>
      words.slice(many - 1).map((_, at) => ({
        before: words.slice(0, at),
        neighbours: words.slice(at, at + many).join(''),
        after: words.slice(at + many),
      })),
    );
}

/** Builds the query for a pair of neighbouring characters. A single character can be the first of any pair. */
function buildPairTerm(characters: string): TsQuery {
  return [...characters].length > 1 ? buildTerm(characters) : buildPrefixTerm(characters);
}

/**
 * Builds the query for the beginning of a word, or for the whole word written as two or three. A single letter begins
 * too many words.
 */
function buildWordPrefixTerm(word: string): TsQuery {
  return [...word].length > 1 ? joinWithOr([buildPrefixTerm(word), ...buildApartTerms(word)])! : buildTerm(word);
}

/** Builds the query for neighbouring words that together are the word. */
function buildApartTerms(word: string): TsQuery[] {
  return [...word].length > 1 ? [buildTerm(SIGN.neighbours + word)] : [];
}

function listSignedNames(...joined: (string | undefined)[]): string[] {
  return joined.filter(Boolean).map((name) => `${SIGN.name}${name}`);
}

function buildTagTerms(joined: string): TsQuery[] {
  return joined ? [buildPrefixTerm(SIGN.tag + joined)] : [];
}

function buildExactCodeTerms({ references, address, domain, phone }: Codes): TsQuery[] {
  return [
    ...references.map((reference) => SIGN.reference + parseSearchText(reference).joined),
    ...(address ? [SIGN.email + address, SIGN.wechat + address] : []),
    ...(domain ? [SIGN.domain + domain] : []),
    ...(phone ? [SIGN.phone + phone] : []),
  ].map(buildTerm);
}

/** The shortest beginning of an address, because fewer letters begin too many addresses. */
const MIN_ADDRESS_PREFIX_LENGTH = 3;

function buildAddressPrefixTerms({ address }: Codes): TsQuery[] {
  if (!address || address.length < MIN_ADDRESS_PREFIX_LENGTH) return [];
  const host = address.replace(/^@|^(?:https?:\/\/)?(?:www\.)?/, '');
  const hosts = host.length < MIN_ADDRESS_PREFIX_LENGTH ? [] : [SIGN.domain + host, SIGN.contactDomain + host];
  return [SIGN.email + address, ...hosts].map(buildPrefixTerm);
}

function buildNumberPrefixTerms({ phone, referenceStart }: Codes): TsQuery[] {
  return [
    ...(phone ? [SIGN.phone + phone, SIGN.phoneEnd + [...phone].reverse().join('')] : []),
    ...(referenceStart ? [SIGN.reference + referenceStart] : []),
  ].map(buildPrefixTerm);
}

/**
 * The longest native name with mistakes. Longer names are found only by their pronunciation, because the number of
 * variants grows with the square of the length.
 */
const MAX_CORRECTED_LENGTH = 12;

/**
 * Builds queries for one missing character (all pairs but one) and for one wrong character (all pairs without that
 * character), as long as enough pairs are left.
 */
function buildOneCharacterWrongTerms(pairs: readonly string[]): (TsQuery | undefined)[] {
  const characters = pairs.length + 1;
  if (characters < 3 || characters > MAX_CORRECTED_LENGTH) return [];
  const enough = Math.max(1, Math.min(2, characters - 2));
  const omitPairs = (last: number, count: number) => pairs.filter((_, place) => place <= last - count || place > last);
  const rests = pairs.flatMap((_, place) => [omitPairs(place, 1), omitPairs(place, 2)]);
  return rests.filter((rest) => rest.length >= enough).map((rest) => joinWithAnd(rest.map(buildPairTerm)));
}
