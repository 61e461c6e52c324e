import type { components } from '../../shared/api/schema';
import { findToday } from '../../shared/format/format.rules';
import type { ScreenCollection, TimelineFilter } from '../../shared/record-editor/record-search.rules';

const ACTIVITY_COLLECTIONS: readonly ScreenCollection[] = ['delegations', 'roadshows', 'seminars'];

/** Tells whether the records of a collection are activities, which have one timeline and one filter of interactions. */
export function isActivityCollection(collection: ScreenCollection): boolean {
  return ACTIVITY_COLLECTIONS.includes(collection);
}

/** Lists what the timeline of a record can be narrowed to. Companies and contacts have their tasks on a tab. */
export function listFilters(collection: ScreenCollection, canReadChanges: boolean): TimelineFilter[] {
  const own: TimelineFilter[] = collection === 'leads' ? ['tasks', 'stages'] : [];
  return ['events', 'interactions', ...own, ...(canReadChanges ? (['changes'] as const) : [])];
}

/** Groups what happened by month, in the order that it has. The first day stands for the month. */
export function groupByMonth<T>(items: readonly T[], getDay: (item: T) => string): { month: string; items: T[] }[] {
  return [...Map.groupBy(items, (item) => getDay(item).slice(0, 7))].map(([month, of]) => ({
    month: `${month}-01`,
    items: of,
  }));
}

/** Tells whether something has a day only, and no time. */
export function isDay(at: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(at);
}

/** Returns the day of a moment in Brussels. */
export function getDay({ at }: { at: string }): string {
  return isDay(at) ? at : findToday(new Date(at));
}

/** Separates what lies ahead, the nearest first, from what has happened. */
export function splitPlanned<T extends { at: string }>(
  items: readonly T[],
  today: string,
): { planned: T[]; past: T[] } {
  const planned = items.filter((item) => getDay(item) > today).toReversed();
  return { planned, past: items.filter((item) => getDay(item) <= today) };
}

export type Evidence = components['schemas']['LeadEvidenceView'];

/** A change of stage or status, or evidence, with the moment at which it is placed. */
type StageEvent<T> = { at: string; kind: 'transition'; of: T } | { at: string; kind: 'evidence'; of: Evidence };

/** Places evidence among the changes of stage, newest first. Below a change of its day stands what it rests on. */
export function mergeEvidence<T extends { occurredOn: string }>(
  transitions: readonly T[],
  evidence: readonly Evidence[],
): StageEvent<T>[] {
  const all: StageEvent<T>[] = [
    ...transitions.map((of) => ({ at: of.occurredOn, kind: 'transition' as const, of })),
    ...evidence.map((of) => ({ at: of.createdAt, kind: 'evidence' as const, of })),
  ];
  return all.toSorted((a, b) => getDay(b).localeCompare(getDay(a)));
}

interface Change {
  action: string;
  actorName: string;
  at: string;
}

/** Puts changes together that one person made on one day. Every other action stands by itself. */
export function groupChanges<T extends Change>(entries: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1)?.[0];
    const isSame = last?.action === 'updated' && entry.action === 'updated' && last.actorName === entry.actorName;
    if (isSame && getDay(last) === getDay(entry)) groups.at(-1)?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}
