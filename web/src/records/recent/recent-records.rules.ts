import type { RecordKind } from '../search/search.api';

/** A record that the user opened. Only the id is kept, so that a title is shown only to those who may see it now. */
export interface RecentRecord {
  kind: RecordKind;
  id: string;
}

export const MAX_RECENT_RECORDS = 5;

const KINDS: readonly string[] = ['lead', 'company', 'contact', 'activity', 'agreement'] satisfies RecordKind[];

/** Reads the recent records from the preferences, which may contain anything. */
export function readRecentRecords(ui: Record<string, unknown> | undefined): RecentRecord[] {
  const stored = ui?.['recentRecords'];
  if (!Array.isArray(stored)) return [];
  return stored.filter(isRecentRecord).slice(0, MAX_RECENT_RECORDS);
}

/** Puts records before others, each once. */
export function mergeRecentRecords(first: readonly RecentRecord[], others: readonly RecentRecord[]): RecentRecord[] {
  const merged = new Map([...first, ...others].map((one) => [one.id, one]));
  return [...merged.values()].slice(0, MAX_RECENT_RECORDS);
}

function isRecentRecord(value: unknown): value is RecentRecord {
  const { kind, id } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof kind === 'string' && KINDS.includes(kind) && typeof id === 'string';
}
