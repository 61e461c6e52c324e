import { type MentionAction, type MentionKeepReason, type MentionKind, ERASED_MENTION } from './erasure.constants.js';
import { buildExcerpt, type Hit, mapTexts, replaceHits, type WordMatcher } from './person-words.rules.js';

/** A decision about mentions: of one text, or of all texts of a table. */
export interface MentionDecision {
  table: string;
  id?: string | undefined;
  column?: string | undefined;
  action: MentionAction;
  reason?: MentionKeepReason | null | undefined;
}

/** A text of a record, in the record itself or in one of its earlier states. */
export interface TextPlace {
  /** The record, its column, and whether the column is its title. */
  table: string;
  id: string;
  column: string;
  isTitle: boolean;
  /** Whether the record is one of the person. */
  isTied: boolean;
  value: unknown;
  /** The maximum number of characters, where there is one. A text is cut where the replacement makes it longer. */
  limit?: number | undefined;
  /** The end of a replaced text where no two may be the same. */
  ending?: string;
  /** Takes the new value. */
  write: (value: unknown) => void;
}

/** A text about which somebody has to decide. */
export interface Mention {
  table: string;
  id: string;
  column: string;
  excerpt: string;
  why: MentionKind;
}

/** The result of the decisions about all texts that name the person. */
export interface DecidedMentions {
  /** The mentions without a decision. */
  undecided: Mention[];
  /** The mentions that stay, with the reasons. */
  kept: { table: string; reason: MentionKeepReason }[];
  /** The decisions that were used. */
  used: ReadonlySet<MentionDecision>;
  /** The titles that change, in records and in their earlier states, each once. */
  titles: { before: string; after: string }[];
}

/** Decides about texts: replaces what needs no question and what was decided so, and lists what has to be decided. */
export function decideMentions(
  places: readonly TextPlace[],
  matcher: WordMatcher,
  decisions: readonly MentionDecision[],
): DecidedMentions {
  const exact = new Map(decisions.map((decision) => [formatDecisionKey(decision), decision]));
  const decided: DecidedMentions & { used: Set<MentionDecision> } = {
    undecided: [],
    kept: [],
    used: new Set(),
    titles: [],
  };
  const titles = new Map<string, string>();
  for (const group of Map.groupBy(places, (place) => formatDecisionKey(place)).values()) {
    const { table, id, column } = group[0]!;
    const mention = findMention(group, matcher);
    const decision =
      mention && (exact.get(formatDecisionKey({ table, id, column })) ?? exact.get(formatDecisionKey({ table })));
    if (decision) decided.used.add(decision);
    if (mention && !decision) decided.undecided.push(mention);
    if (decision?.action === 'keep') decided.kept.push({ table, reason: decision.reason ?? 'other_person' });
    for (const place of group) {
      const isChosen = (hit: Hit) => decision?.action === 'replace' || !isQuestion(hit, place);
      const after = replaceMentions(place, matcher, isChosen);
      place.write(after);
      if (place.isTitle && typeof place.value === 'string' && after !== place.value)
        titles.set(place.value, String(after));
    }
  }
  return { ...decided, titles: [...titles].map(([before, after]) => ({ before, after })) };
}

function formatDecisionKey({ table, id = '', column = '' }: Pick<MentionDecision, 'table' | 'id' | 'column'>): string {
  return JSON.stringify([table, id, column]);
}

/** Tells whether somebody has to decide about a place: in titles always, and otherwise unless it is certainly the person. */
function isQuestion({ kind }: Hit, { isTitle, isTied }: TextPlace): boolean {
  if (isTitle || kind === 'part' || kind === 'word') return true;
  return kind === 'full' && !isTied;
}

/** Returns the mention of a text and its earlier states about which somebody has to decide; null if there is none. */
function findMention(group: readonly TextPlace[], matcher: WordMatcher): Mention | null {
  let found: Mention | null = null;
  for (const place of group) {
    const { table, id, column, isTied } = place;
    mapTexts(place.value, (text) => {
      const hits = matcher.find(text, isTied).filter((hit) => isQuestion(hit, place));
      const why = hits.some(({ kind }) => kind !== 'part') ? 'full' : 'part';
      if (hits.length > 0) {
        found ??= { table, id, column, excerpt: buildExcerpt(text, hits), why };
        if (why === 'full') found = { ...found, why };
      }
      return text;
    });
  }
  return found;
}

/** The maximum length of a title. */
const MAX_TITLE = 200;

function replaceMentions(place: TextPlace, matcher: WordMatcher, isChosen: (hit: Hit) => boolean) {
  const { value, isTied, isTitle, limit = isTitle ? MAX_TITLE : Infinity, ending = '' } = place;
  return mapTexts(value, (text) => {
    const hits = matcher.find(text, isTied).filter((hit) => isChosen(hit));
    if (hits.length === 0) return text;
    return replaceHits(text, hits, ERASED_MENTION).slice(0, Math.max(limit, text.length) - ending.length) + ending;
  });
}
