import { normaliseCompanyName, normaliseNativeName, pinyinOf } from '../companies/name.normalisation.js';
import { codesIn, NO_CODES, type Codes } from './search.codes.js';
import { LONG_WORD, mayBeMisspelt, type Meant } from './search.spelling.js';
import { searchText, type SearchText } from './search.text.js';
import { allOf, anyOf, start, term, type TsQuery } from './search.tsquery.js';

/**
 * How a hit was found, best first; results come in this order.
 * - `exact`: a whole name, identifier, reference, address or number;
 * - `words`: every word of the question as it is; of Chinese, Japanese and Korean a name that starts with it;
 * - `start`: a name, tag or number that starts like the question; of Chinese … a name that has it inside;
 * - `prefix`: for every word of the question one that starts like it;
 * - `address`: an e-mail address or domain that starts like the question;
 * - `near`: as `prefix`, with one mistake in a word; Chinese that sounds the same;
 * - `far`: with as many mistakes as words of that length may have; Chinese with a character wrong or left out.
 */
export const MATCHES = ['exact', 'words', 'start', 'prefix', 'address', 'near', 'far'] as const;
/** One of {@link MATCHES}. */
export type Match = (typeof MATCHES)[number];

/** A question to the search, taken apart. */
export interface Question {
  text: string;
  cut: SearchText;
  /** Its words as of a company name: without legal form, `&` read as "and". */
  core: string[];
  codes: Codes;
  /** How the Chinese in it sounds, once that may be what was meant: pinyin in one word. */
  sound: string | null;
  /** For words that may be misspelt the words they can mean; empty at first. */
  meant: ReadonlyMap<string, Meant>;
  /** What to look for in the index, for each way to be found. */
  queries: Partial<Record<Match, TsQuery>>;
}

/** Signs in front of terms in the index that are no words; see table `search_entry`. */
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

/** Takes a question apart: what there is to find of it as typed. */
export function questionOf(text: string): Question {
  const cut = searchText(text);
  const company = searchText(normaliseCompanyName(text));
  const core = company.words;
  const codes = codesIn(text);
  const { joined, words, pairs } = cut;
  const native = pairs.length > 0 ? searchText(normaliseNativeName(text)) : null;
  const inside = [allOf([...words.map(term), ...pairs.map(pair)]), allOf((native?.pairs ?? []).map(pair))];
  const onlyNative = words.length === 0;
  const longEnough = onlyNative || joined.length >= SHORTEST_NAME_START;
  const beginnings = longEnough ? names(joined, native?.joined).map(start) : [];
  return {
    text,
    cut,
    core,
    codes,
    sound: null,
    meant: new Map(),
    queries: {
      exact: anyOf([...names(joined, company.joined, native?.joined).map(term), ...exactCodes(codes)]),
      words: anyOf([
        ...(onlyNative ? beginnings : wordings(cut, core, term, term)),
        // Pinyin typed syllable by syllable; a word of others written as one.
        ...(words.length > 1 ? [term(joined)] : words.flatMap(apart)),
        codes.domain ? term(SIGN.contactDomain + codes.domain) : undefined,
      ]),
      start: anyOf([...(onlyNative ? inside : beginnings), ...startingNumbers(codes), ...tags(joined)]),
      prefix: onlyNative
        ? undefined
        : anyOf([...wordings(cut, core, wordStart, start), words.length > 1 ? start(joined) : undefined]),
      address: anyOf(startingAddresses(codes)),
    },
  };
}

/** Further words of a long question must be right: each costs a look into the dictionary. */
const MOST_MISSPELT = 8;

/** The words of a question that can be another word with a mistake in it. */
export function misspellable({ cut, core }: Question): string[] {
  return [...new Set([...cut.words, ...core])].filter(mayBeMisspelt).slice(0, MOST_MISSPELT);
}

/** Ways to be found that say that the question is spelt as it was meant. */
const SURE: readonly Match[] = ['exact', 'words', 'start'];

/** Whether what was found in this way is what was meant: long words do not by mistake begin other words. */
export function isSure({ cut: { words } }: Pick<Question, 'cut'>, best: Match | undefined): boolean {
  if (best === 'prefix') return words.every((word) => [...word].length >= LONG_WORD);
  return best !== undefined && SURE.includes(best);
}

/** Whether more than one mistake would be forgiven: in a long word, or among Chinese characters. */
export function mayBeFarOff(question: Question): boolean {
  return question.cut.pairs.length > 0 || misspellable(question).some((word) => [...word].length >= LONG_WORD);
}

/**
 * The question as it may have been meant.
 * @param meant for words of {@link misspellable} those that the dictionary has like them
 * @param degrees how far off: `far` takes in what is near
 */
export function asMeant(
  question: Question,
  meant: ReadonlyMap<string, Meant>,
  degrees: readonly (keyof Meant)[],
): Question {
  const { text, cut, core } = question;
  const respelt = (degrees: readonly (keyof Meant)[]) => (word: string) => {
    const others = degrees.flatMap((degree) => meant.get(word)?.[degree] ?? []);
    return anyOf([wordStart(word), ...others.map(term)]) ?? term(word);
  };
  const native = cut.pairs.length > 0 ? searchText(normaliseNativeName(text)) : null;
  const sound = cut.pairs.length > 0 ? (pinyinOf(text)?.full ?? null) : null;
  const misheard = sound && sound.length >= SHORTEST_SOUND ? start(sound) : undefined;
  const near = () => anyOf([...wordings(cut, core, respelt(['near']), start), misheard]);
  const far = () =>
    anyOf([...wordings(cut, core, respelt(['near', 'far']), start), ...oneCharacterWrong(native?.pairs ?? [])]);
  return {
    ...question,
    codes: NO_CODES,
    sound,
    meant,
    queries: {
      near: degrees.includes('near') ? near() : undefined,
      far: degrees.includes('far') ? far() : undefined,
    },
  };
}

/** Fewer letters start too many names; words that start with them come under `prefix`. */
const SHORTEST_NAME_START = 3;

/** Shorter pinyin is the sound of too many names. */
const SHORTEST_SOUND = 4;

/**
 * All words: as of a company name, or where `&` was read as a word also as typed, and with neighbours as one; and with them
 * all characters.
 */
function wordings(
  { words, pairs }: SearchText,
  core: readonly string[],
  one: (word: string) => TsQuery,
  asOne: (neighbours: string) => TsQuery,
) {
  const shorter = core.length > 0 && core.every((word) => words.includes(word));
  return [
    ...(shorter ? [core] : [words, core]).map((wording) => wording.map(one)),
    ...together(shorter ? core : words).map(({ before, neighbours, after }) => [
      ...before.map(one),
      asOne(neighbours),
      ...after.map(one),
    ]),
  ].map((terms) => (terms.length > 0 ? allOf([...terms, ...pairs.map(pair)]) : undefined));
}

/** Of more words than this nobody writes two as one by mistake, and the ways to do so are many. */
const MOST_TOGETHER = 6;

/** The ways to write two or three neighbours as one word beside others. All as one are the joined text. */
export function together(words: readonly string[]): { before: string[]; neighbours: string; after: string[] }[] {
  if (words.length > MOST_TOGETHER) return [];
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

/** Two neighbouring characters; a single one may be the first of any pair. */
function pair(characters: string): TsQuery {
  return [...characters].length > 1 ? term(characters) : start(characters);
}

/** The beginning of a word, or all of it written as two or three. A single letter starts too many words. */
function wordStart(word: string): TsQuery {
  return [...word].length > 1 ? anyOf([start(word), ...apart(word)])! : term(word);
}

/** Neighbours that are the word. */
function apart(word: string): TsQuery[] {
  return [...word].length > 1 ? [term(SIGN.neighbours + word)] : [];
}

function names(...joined: (string | undefined)[]): string[] {
  return joined.filter(Boolean).map((name) => `${SIGN.name}${name}`);
}

function tags(joined: string): TsQuery[] {
  return joined ? [start(SIGN.tag + joined)] : [];
}

function exactCodes({ references, address, domain, phone }: Codes): TsQuery[] {
  return [
    ...references.map((reference) => SIGN.reference + searchText(reference).joined),
    ...(address ? [SIGN.email + address, SIGN.wechat + address] : []),
    ...(domain ? [SIGN.domain + domain] : []),
    ...(phone ? [SIGN.phone + phone] : []),
  ].map(term);
}

/** Fewer letters start too many addresses. */
const SHORTEST_ADDRESS_START = 3;

function startingAddresses({ address }: Codes): TsQuery[] {
  if (!address || address.length < SHORTEST_ADDRESS_START) return [];
  const host = address.replace(/^@|^(?:https?:\/\/)?(?:www\.)?/, '');
  const hosts = host.length < SHORTEST_ADDRESS_START ? [] : [SIGN.domain + host, SIGN.contactDomain + host];
  return [SIGN.email + address, ...hosts].map(start);
}

function startingNumbers({ phone, referenceStart }: Codes): TsQuery[] {
  return [
    ...(phone ? [SIGN.phone + phone, SIGN.phoneEnd + [...phone].reverse().join('')] : []),
    ...(referenceStart ? [SIGN.reference + referenceStart] : []),
  ].map(start);
}

/** Longer names are recognised by their sound only; the ways to be wrong grow with the square of the length. */
const LONGEST_FORGIVEN = 12;

/** All pairs but one, for a character left out; all but those of one character, for a wrong one; while enough is left. */
function oneCharacterWrong(pairs: readonly string[]): (TsQuery | undefined)[] {
  const characters = pairs.length + 1;
  if (characters < 3 || characters > LONGEST_FORGIVEN) return [];
  const enough = Math.max(1, Math.min(2, characters - 2));
  const without = (last: number, count: number) => pairs.filter((_, place) => place <= last - count || place > last);
  const rests = pairs.flatMap((_, place) => [without(place, 1), without(place, 2)]);
  return rests.filter((rest) => rest.length >= enough).map((rest) => allOf(rest.map(pair)));
}
