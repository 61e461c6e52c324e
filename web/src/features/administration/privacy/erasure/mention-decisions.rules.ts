/** A text that mentions the person, by its place. */
export interface MentionPlace {
  table: string;
  id: string;
  column: string;
}

/** The treatment of a mention. A mention that is replaced has no reason. */
export interface MentionChoice<R extends string = string> {
  action: 'replace' | 'keep';
  reason: R | null;
}

/** A decision about a mention. Decisions that were made together have the same step. */
export interface MentionDecision<R extends string = string> extends MentionPlace, MentionChoice<R> {
  step: number;
}

/** Tells whether two places are the same. */
export function isSamePlace(one: MentionPlace, other: MentionPlace): boolean {
  return one.table === other.table && one.id === other.id && one.column === other.column;
}

/** Finds what was decided about a mention. */
export function findDecision<D extends MentionPlace>(decisions: readonly D[], place: MentionPlace): D | undefined {
  return decisions.find((decision) => isSamePlace(decision, place));
}

/** Lists the mentions that nobody has decided yet, in their order. */
export function listUndecided<M extends MentionPlace>(mentions: readonly M[], decisions: readonly MentionPlace[]): M[] {
  return mentions.filter((mention) => !findDecision(decisions, mention));
}

/** Decides about mentions together. An earlier decision about one of them is replaced. */
export function decideMentions<R extends string>(
  decisions: readonly MentionDecision<R>[],
  places: readonly MentionPlace[],
  choice: MentionChoice<R>,
): MentionDecision<R>[] {
  const step = findLastStep(decisions) + 1;
  const others = decisions.filter((decision) => !places.some((place) => isSamePlace(decision, place)));
  return [...others, ...places.map(({ table, id, column }) => ({ table, id, column, ...choice, step }))];
}

/** Takes back the decision that was made last, or all that were made together with it. */
export function undoLastDecision<R extends string>(decisions: readonly MentionDecision<R>[]): MentionDecision<R>[] {
  const last = findLastStep(decisions);
  return decisions.filter(({ step }) => step !== last);
}

function findLastStep(decisions: readonly { step: number }[]): number {
  return Math.max(0, ...decisions.map(({ step }) => step));
}

/** Builds what the request says about the mentions that there still are. */
export function buildDecisions<R extends string>(
  mentions: readonly MentionPlace[],
  decisions: readonly MentionDecision<R>[],
) {
  return mentions.flatMap((mention) => {
    const decision = findDecision(decisions, mention);
    if (!decision) return [];
    const { table, id, column, action, reason } = decision;
    return [{ table, id, column, action, ...(reason !== null && { reason }) }];
  });
}

/** A part of an excerpt. */
export interface ExcerptPart {
  text: string;
  isMention: boolean;
}

/** Characters of which two are a part of a name. */
const HAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** The shortest part of a name, in letters. */
const MIN_PART = 3;

/** Lists the texts that a mention of somebody can be, the longest first. */
export function listMentionTexts(names: readonly (string | null | undefined)[]): string[] {
  const known = names.filter((name): name is string => Boolean(name?.trim()));
  const parts = known.flatMap((name) => (HAN.test(name) ? listHanParts(name) : name.split(/[\s,@]+/)));
  const all = [...known, ...parts.filter((part) => HAN.test(part) || part.length >= MIN_PART)];
  return [...new Set(all)].toSorted((a, b) => b.length - a.length);
}

/** Lists the parts of a Chinese, Japanese or Korean name of at least two characters. */
function listHanParts(name: string): string[] {
  const letters = [...name.replaceAll(/\s/g, '')];
  return letters.flatMap((_, start) =>
    letters.slice(start + 1).map((__, length) => letters.slice(start, start + length + 2).join('')),
  );
}

/** Splits an excerpt into the mentions and the words around them. */
export function splitExcerpt(excerpt: string, texts: readonly string[]): ExcerptPart[] {
  if (texts.length === 0) return [{ text: excerpt, isMention: false }];
  const pattern = texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return excerpt
    .split(new RegExp(`(${pattern})`, 'giu'))
    .map((text, index) => ({ text, isMention: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
