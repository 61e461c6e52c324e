import { isDeepStrictEqual } from 'node:util';

/** The value of a field before and after a change. */
export interface ValueChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** A record as the API returns it, or a request body. */
type Values = Record<string, unknown>;

/** Lists the fields that a change gave another value. */
export function listValueChanges(fields: readonly string[], before: object, after: object): ValueChange[] {
  const read = (record: object, field: string): unknown => Reflect.get(record, field);
  return fields
    .map((field) => ({ field, from: read(before, field), to: read(after, field) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
    .map(({ field, from, to }) => ({ field, from: from ?? null, to: to ?? null }));
}

/** Lists the ids that records got in fields. */
export function listNewIds(records: readonly { changes: readonly ValueChange[] }[], fields: readonly string[]) {
  const changes = records.flatMap((record) => record.changes.filter(({ field }) => fields.includes(field)));
  return [...new Set(changes.flatMap(({ to }) => to as string | string[] | null).filter((id) => id !== null))];
}

/**
 * Decides what an undo of changes gives back: the former values of the fields that have not changed since.
 * @param toBodyValue returns the value of a field of a record as a request would send it
 * @returns the body of the request that restores them, and the fields that have changed since
 */
export function planRestore(
  record: Values,
  changes: readonly ValueChange[],
  toBodyValue: (field: string, value: unknown) => unknown = (_, value) => value,
): { restore: Values; changedSince: string[] } {
  const restore: Values = {};
  const changedSince: string[] = [];
  for (const { field, from, to } of changes) {
    if (isSameValue(record[field], to)) restore[field] = toBodyValue(field, from);
    else changedSince.push(field);
  }
  return { restore, changedSince };
}

/** Compares a value of a record with a stored one. PostgreSQL stores the keys of an object in an order of its own. */
export function isSameValue(value: unknown, stored: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(value ?? null)), stored);
}
