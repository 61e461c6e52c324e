/** A part of a change of many records; which of them a list offers depends on what its records have. */
export type BulkField = 'ownerId' | 'tags' | 'status';

/** The values of the form that changes many records. */
export interface BulkValues {
  ownerId: string | null;
  addTags: string[];
  removeTags: string[];
  status: string | null;
  reason: string | null;
  lostToCountry: string | null;
  note: string;
  occurredOn: string;
}

/** The statuses that many leads can get at once; `won` comes with the last stage. */
export const BULK_STATUSES = ['open', 'on_hold', 'lost', 'abandoned'];

/** Returns whether there is anything to change. */
export function hasChanges({ ownerId, addTags, removeTags, status }: BulkValues): boolean {
  return ownerId !== null || status !== null || addTags.length > 0 || removeTags.length > 0;
}

/** Returns whether a status needs a reason. */
export function isReasonRequired(status: string | null): boolean {
  return status === 'lost' || status === 'abandoned';
}

/** Builds the body of the request from what was filled in. Fields that stay as they are, are left out. */
export function buildBulkUpdate(ids: readonly string[], values: BulkValues, dryRun: boolean) {
  const { ownerId, addTags, removeTags, status, reason, lostToCountry, note, occurredOn } = values;
  const change = status && {
    status,
    occurredOn,
    ...(isReasonRequired(status) && reason ? { reason } : {}),
    ...(status === 'lost' && lostToCountry ? { lostToCountry } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  return {
    ids: [...ids],
    dryRun,
    ...(ownerId === null ? {} : { changes: { ownerId } }),
    ...(addTags.length > 0 ? { addTags } : {}),
    ...(removeTags.length > 0 ? { removeTags } : {}),
    ...(change ? { status: change } : {}),
  };
}

/** The code of records without a route of their own. */
export const WITHOUT_ROUTE = 'without_route';

interface Skipped {
  id: string;
  detail: string;
}

/** Groups the records that were skipped by the reason, the most frequent reason first. */
export function groupSkipped(skipped: readonly Skipped[]): { detail: string; ids: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { id, detail } of skipped) groups.set(detail, [...(groups.get(detail) ?? []), id]);
  return [...groups].map(([detail, ids]) => ({ detail, ids })).toSorted((a, b) => b.ids.length - a.ids.length);
}

/** Groups records by the collection whose route changes them; null for those without one. */
export function groupByCollection<R extends { id: string }, C extends string | null>(
  records: readonly R[],
  getCollection: (record: R) => C,
): { collection: C; ids: string[] }[] {
  const groups = new Map<C, string[]>();
  for (const record of records) {
    const collection = getCollection(record);
    groups.set(collection, [...(groups.get(collection) ?? []), record.id]);
  }
  return [...groups].map(([collection, ids]) => ({ collection, ids }));
}
