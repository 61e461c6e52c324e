import type { ReactNode } from 'react';
import type { HitKind, SearchHit } from '../../records/search/search.api';

/** A row of the search: a record, an action, or a way to see more. */
export interface SearchOption {
  id: string;
  icon: ReactNode;
  title: string;
  /** Facts that distinguish it from others with the same title. */
  facts?: string;
  /** The field in which it was found, or its reference. */
  note?: string;
  run: () => void;
}

/** Rows under a heading. */
export interface SearchOptionGroup {
  id: string;
  title: string;
  options: SearchOption[];
}

/** The number of hits of a kind that are shown before the user asks for more. */
export const FIRST_HITS = 5;
/** The number of hits when only one kind is shown. */
export const MAX_HITS = 25;

export interface HitGroup {
  kind: HitKind;
  hits: SearchHit[];
  /** Whether there are hits that are not shown. */
  hasMore: boolean;
}

/** Groups hits by kind. The kind of the best hit comes first. `only` is the kind that the user wants to see alone. */
export function groupHits(hits: readonly SearchHit[], more: readonly HitKind[], only: HitKind | null): HitGroup[] {
  return [...Map.groupBy(hits, ({ kind }) => kind)].map(([kind, found]) => {
    const shown = only ? found : found.slice(0, FIRST_HITS);
    return { kind, hits: shown, hasMore: !only && (shown.length < found.length || more.includes(kind)) };
  });
}

/** Returns whether a text contains every word of a question. */
export function matchesText(text: string, q: string): boolean {
  const simple = text.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => simple.includes(word));
}
