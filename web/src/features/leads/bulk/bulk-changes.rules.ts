import type { BulkUpdate } from '../leads.api';

/** The values of the form that changes many leads. */
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

/** Builds the request from what was filled in. Fields that stay as they are, are left out. */
export function buildBulkUpdate(ids: readonly string[], values: BulkValues, dryRun: boolean): BulkUpdate {
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
  } as BulkUpdate;
}

interface Skipped {
  id: string;
  detail: string;
}

/** Groups the leads that were skipped by the reason, the most frequent reason first. */
export function groupSkipped(skipped: readonly Skipped[]): { detail: string; ids: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { id, detail } of skipped) groups.set(detail, [...(groups.get(detail) ?? []), id]);
  return [...groups].map(([detail, ids]) => ({ detail, ids })).toSorted((a, b) => b.ids.length - a.ids.length);
}
