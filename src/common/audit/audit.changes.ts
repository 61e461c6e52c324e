/** Field-by-field difference of two records. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** Bookkeeping that every write moves; the trail's own columns say it already. */
const BOOKKEEPING = new Set(['id', 'createdAt', 'updatedAt', 'version', 'createdBy']);

/** The fields that differ between two states of a record; an absent state counts as nulls. */
export function changesBetween(before: object | null, after: object | null): Changes {
  const from = (before ?? {}) as Record<string, unknown>;
  const to = (after ?? {}) as Record<string, unknown>;
  const changes: Changes = {};
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (BOOKKEEPING.has(field)) continue;
    const [old, now] = [from[field] ?? null, to[field] ?? null];
    if (old !== now && textOf(old) !== textOf(now)) changes[field] = { before: old, after: now };
  }
  return changes;
}

/** A value as text by which it is compared: a column of JSON comes back with the names of its objects in another order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
