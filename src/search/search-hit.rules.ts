import type { FoundRecord } from './search.queries.js';
import { type Match, type Question, joinNeighbours } from './search-question.rules.js';
import { parseSearchText, parseSimplifiedText } from './search-text.rules.js';
import {
  SEARCH_KINDS,
  type SearchField,
  type SearchHitDetailsView,
  type SearchHitView,
  type SearchResultView,
} from './search.view.js';

/** A text of a record; undefined if records of its kind do not have it. */
type OptionalText = string | null | undefined;

/** Converts a found record to a hit with its score and the field in which the question was found. */
export function buildHit(question: Question, record: FoundRecord): SearchHitView {
  const { kind, id, title, reference = null } = record;
  return {
    kind,
    id,
    title,
    subtitle: listSubtitleParts(record).filter(Boolean).join(' · ') || null,
    details: buildDetails(record),
    reference,
    score: computeScore(question, record),
    matchedOn: getMatchedField(question, record),
    archived: false,
  };
}

/** Returns what distinguishes a record as values. */
function buildDetails(record: FoundRecord): SearchHitDetailsView {
  const { nativeName, company, jobTitle, city, country, stage, status, type, startsOn, signedOn, dueOn } = record;
  return {
    nativeName: nativeName ?? null,
    companyName: company ?? null,
    jobTitle: jobTitle ?? null,
    city: city ?? null,
    country: country ?? null,
    stage: stage ?? null,
    status: status ?? null,
    type: type ?? null,
    day: startsOn ?? signedOn ?? dueOn ?? null,
  };
}

/** Returns the parts of the subtitle, some of them empty. */
function listSubtitleParts(record: FoundRecord): OptionalText[] {
  const { kind, nativeName, city, country, jobTitle, company, stage, status, type, startsOn, signedOn } = record;
  switch (kind) {
    case 'company':
      return [nativeName, city, country];
    case 'contact':
      return [jobTitle, company];
    case 'lead':
      return [company, stage, status];
    case 'activity':
      return [formatCode(type), city, country, startsOn];
    case 'agreement':
      return [formatCode(type), formatCode(status), signedOn];
    case 'task':
      return [record.subject, record.assignee, record.dueOn];
  }
}

/** Writes the code of a kind or status in words. */
function formatCode(code: OptionalText): OptionalText {
  return code?.replaceAll('_', ' ');
}

/**
 * The lowest score of each match. A question that is nearly the whole name comes close to the score of the next better
 * match.
 */
const MIN_SIMILARITY: Record<Match, number> = {
  exact: 1,
  words: 0.85,
  start: 0.7,
  prefix: 0.55,
  address: 0.4,
  near: 0.25,
  far: 0.1,
};
const MAX_COVER_SCORE = 0.14;

/**
 * Returns a score from 0 to 1, which falls in the order of results: by the match, then by the part of the title that
 * the question covers.
 */
export function computeScore(
  { cut }: Pick<Question, 'cut'>,
  { match, size }: Pick<FoundRecord, 'match' | 'size'>,
): number {
  if (match === 'exact') return 1;
  const asked = Math.max(cut.words.length, 1);
  return Math.round((MIN_SIMILARITY[match] + MAX_COVER_SCORE * Math.min(1, asked / size)) * 1_000) / 1_000;
}

/** Returns how a question matches the title of a record that was found by a part of it. */
export function getTitleMatch(question: Question, title: string): Match {
  const closeness = computeCloseness(question, title);
  if (closeness >= WHOLE) return 'exact';
  return closeness >= AS_IT_IS ? 'words' : 'prefix';
}

/** Puts results together, best hits first. Equally good hits stay in the order of the results. */
export function joinResults(results: readonly SearchResultView[], limit: number): SearchResultView {
  const hits = results.flatMap(({ items }) => items).toSorted((one, other) => other.score - one.score);
  const more = [...results.flatMap((result) => result.more), ...hits.slice(limit).map(({ kind }) => kind)];
  return { items: hits.slice(0, limit), more: SEARCH_KINDS.filter((kind) => more.includes(kind)) };
}

/** Returns the field that contains most of the question; among equals, the first of {@link listTexts}. */
export function getMatchedField(question: Question, record: FoundRecord): SearchField {
  const code = findCodeField(question, record);
  if (code) return code;
  if (question.sound && listSounds(record).some((pinyin) => pinyin.startsWith(question.sound!))) return 'pinyin';
  let best: { field: SearchField; closeness: number } | undefined;
  for (const [field, text] of listTexts(record)) {
    const closeness = computeCloseness(question, text);
    if (closeness > (best?.closeness ?? 0)) best = { field, closeness };
    if (closeness >= AS_IT_IS) break;
  }
  return best?.field ?? findSoundField(question, record) ?? findAddressField(question, record) ?? getNameField(record);
}

function listSounds({ pinyin, pinyinInitials }: FoundRecord): string[] {
  return [pinyin, pinyinInitials].filter((sound) => typeof sound === 'string');
}

/** Returns the places that a record is found by. A company is not found by its place. */
function listPlaces({ kind, city, venue }: FoundRecord): OptionalText[] {
  return kind === 'company' ? [] : [city, venue];
}

/** Returns the years of the days of an activity or agreement. */
function listYears({ startsOn, endsOn, signedOn }: FoundRecord): string[] {
  return [startsOn, endsOn, signedOn].flatMap((day) => day?.slice(0, 4) ?? []);
}

/** Returns the field whose number or address is the question. */
function findCodeField({ codes }: Question, record: FoundRecord): SearchField | undefined {
  const { identifiers, identifierStart, references, referenceStart, address, domain, phone } = codes;
  if (record.reference && references.includes(record.reference)) return 'reference';
  if (referenceStart !== null && record.reference && record.kind !== 'lead') {
    if (parseSearchText(record.reference).joined.startsWith(referenceStart)) return 'reference';
  }
  const values = record.identifiers ?? [];
  if (values.some((value) => identifiers.includes(value))) return 'identifier';
  if (identifierStart !== null && values.some((value) => value.startsWith(identifierStart))) return 'identifier';
  // A question with an @ is an address, whatever words it contains.
  if (address !== null && record.email && (record.email === address || isAddressStart(address, record.email))) {
    return 'email';
  }
  if (address !== null && record.wechatId?.toLowerCase() === address) return 'wechat_id';
  if (domain !== null && listDomains(record).some((own) => own === domain || own.endsWith(`.${domain}`)))
    return 'email_domain';
  if (phone !== null && record.phone && (record.phone.endsWith(phone) || record.phone.startsWith(`+${phone}`))) {
    return 'phone';
  }
  return undefined;
}

function isAddressStart(address: string, email: string): boolean {
  return address.indexOf('@') > 0 && email.startsWith(address);
}

/** Finds the field of the record in which the Chinese of the question is written in Latin letters. */
function findSoundField({ sound }: Question, record: FoundRecord): SearchField | undefined {
  if (sound === null) return undefined;
  return listTexts(record).find(([, text]) => parseSearchText(text).words.some((word) => word.startsWith(sound)))?.[0];
}

/** Finds an address that begins with the question. */
function findAddressField({ codes: { address } }: Question, record: FoundRecord): SearchField | undefined {
  if (address === null) return undefined;
  if (record.email?.startsWith(address)) return 'email';
  return listDomains(record).length > 0 ? 'email_domain' : undefined;
}

function listDomains({ email, emailDomains }: FoundRecord): string[] {
  return [...(emailDomains ?? []), ...(email ? [email.slice(email.indexOf('@') + 1)] : [])];
}

/** Returns the field that holds the name of a record. */
function getNameField({ kind }: FoundRecord): SearchField {
  return kind === 'company' || kind === 'contact' ? 'name' : 'title';
}

function listTexts(record: FoundRecord): [SearchField, string][] {
  const texts: [SearchField, OptionalText][] = [
    [getNameField(record), record.title],
    ['native_name', record.nativeName],
    ...(record.aliases ?? []).map((alias): [SearchField, string] => ['alias', alias]),
    ['codename', record.codename],
    ...listSounds(record).map((pinyin): [SearchField, string] => ['pinyin', pinyin]),
    ...(record.tags ?? []).map((tag): [SearchField, string] => ['tag', tag]),
    ...(record.fields ?? []).map((field): [SearchField, string] => ['field', field]),
    ...listPlaces(record).map((place): [SearchField, OptionalText] => ['place', place]),
    ['kind', formatCode(record.type)],
    ...listYears(record).map((year): [SearchField, string] => ['year', year]),
  ];
  return texts.filter((entry): entry is [SearchField, string] => typeof entry[1] === 'string');
}

const WHOLE = 2;
const AS_IT_IS = 1;
const AT_ITS_START = 0.7;
const MISSPELT = 0.4;

/**
 * Returns how much of a question is in a text: 2 if the question is the whole text, 1 if every word of the question is
 * in it. Traditional and simplified characters are the same.
 */
function computeCloseness({ simplified: cut, core, corrections }: Question, text: string): number {
  const other = parseSimplifiedText(text);
  if (other.joined === cut.joined) return WHOLE;
  const start = other.joined.startsWith(cut.joined) ? AT_ITS_START : 0;
  const pairs = cut.pairs.map((pair) => (other.pairs.some((own) => own.startsWith(pair)) ? AS_IT_IS : 0));
  const share = (words: readonly string[]) => {
    const parts = [...words.map((word) => computeWordCloseness(word, other.words, corrections)), ...pairs];
    return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) / parts.length : 0;
  };
  const asOne = joinNeighbours(cut.words).filter(
    ({ neighbours }) => computeWordCloseness(neighbours, other.words, corrections) > 0,
  );
  return Math.max(
    start,
    share(cut.words),
    share(core),
    ...asOne.map(({ before, neighbours, after }) => share([...before, neighbours, ...after])),
  );
}

function computeWordCloseness(word: string, words: readonly string[], corrections: Question['corrections']): number {
  if (words.includes(word) || isApartIn(word, words)) return AS_IT_IS;
  if (words.some((own) => own.startsWith(word))) return AT_ITS_START;
  const others = corrections.get(word);
  return others && words.some((own) => others.near.includes(own) || others.far.includes(own)) ? MISSPELT : 0;
}

/** Returns whether two or three neighbouring words together are the word. */
function isApartIn(word: string, words: readonly string[]): boolean {
  return words.some((first, at) => {
    if (!word.startsWith(first) || first === word) return false;
    const two = first + (words[at + 1] ?? '');
    return two === word || two + (words[at + 2] ?? '') === word;
  });
}
