/** The changes of a user in a form of a record, with the values that the record had when the user began. */
export interface FormChanges<V> {
  changes: Partial<V>;
  base: Partial<V>;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Applies a change to a form. A field that gets back its value of the record is no change. */
export function applyChanges<V extends object>(
  { changes, base }: FormChanges<V>,
  part: Partial<V>,
  current: V,
): FormChanges<V> {
  const result = { changes: { ...changes, ...part }, base: { ...base } };
  for (const field of Object.keys(part) as (keyof V)[]) {
    if (!(field in base)) result.base[field] = current[field];
    if (!isSame(result.changes[field], current[field]) || !isSame(result.base[field], current[field])) continue;
    delete result.changes[field];
    delete result.base[field];
  }
  return result;
}

/** Returns the value that somebody else has given to a field which the user changes; undefined if nobody has. */
export function findTheirs<V extends object, F extends keyof V>(
  { changes, base }: FormChanges<V>,
  current: V,
  field: F,
): V[F] | undefined {
  if (!(field in changes)) return undefined;
  const isTheirs = !isSame(current[field], base[field]) && !isSame(current[field], changes[field]);
  return isTheirs ? current[field] : undefined;
}
