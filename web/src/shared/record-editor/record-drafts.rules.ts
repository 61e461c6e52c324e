interface Versioned {
  version: number;
}

/** The fields of every record that can be edited. */
export interface EditedRecord extends Versioned {
  id: string;
  updatedAt: string;
}

/** How the editor reads and changes the fields of a kind of records. */
export interface FieldRules<R> {
  /** Reads the value of a field as its input edits it. */
  readValue: (record: R, field: string) => unknown;
  /** Builds one change of the record from the values of several fields. */
  mergeChanges: (fields: readonly string[], read: (field: string) => unknown) => object;
  /** Lists the JSON pointers by which the server names a field. */
  listPointers: (field: string) => readonly string[];
  /** Tells whether a value is none, if that is not plain from the value. */
  isEmpty?: (field: string, value: unknown) => boolean;
}

/** A value that the user typed into a field but did not save. */
export interface Draft {
  value: unknown;
  /** The value when the user began. */
  base: unknown;
  /** The version of the record when the user began. */
  version: number;
}

/** The drafts of a record by the names of its fields. */
export type Drafts = Readonly<Record<string, Draft>>;

/** Tells whether two values of a field mean the same. */
export function isSameValue<R>(rules: FieldRules<R>, field: string, one: unknown, other: unknown): boolean {
  const build = (value: unknown) => JSON.stringify(rules.mergeChanges([field], () => value));
  return build(one) === build(other);
}

/** Tells whether two values are the same for the user: also a row that is still empty is a change. */
function isUnchanged(one: unknown, other: unknown): boolean {
  const write = (value: unknown) => JSON.stringify(value === '' ? null : (value ?? null));
  return write(one) === write(other);
}

/** Sets what was typed into a field. A text that equals the value of the record, then as now, is no draft. */
export function setDraft<R extends Versioned>(
  drafts: Drafts,
  { rules, record }: { rules: FieldRules<R>; record: R },
  field: string,
  value: unknown,
): Drafts {
  const current = rules.readValue(record, field);
  const known = drafts[field] ?? { base: current, version: record.version };
  if (isUnchanged(value, known.base) && isUnchanged(current, known.base)) {
    return removeDrafts(drafts, [field]);
  }
  return { ...drafts, [field]: { ...known, value } };
}

/** Returns the drafts of fields only. */
export function pickDrafts(drafts: Drafts, fields: readonly string[]): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([field]) => fields.includes(field)));
}

/** Removes the drafts of fields. */
export function removeDrafts(drafts: Drafts, fields: readonly string[]): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([field]) => !fields.includes(field)));
}

/** Tells whether a draft is not the one that was sent, because the user has gone on typing. */
export function isChangedSince(draft: Draft | undefined, sent: Draft | undefined): boolean {
  return draft !== undefined && sent !== undefined && !isUnchanged(draft.value, sent.value);
}

/** Removes the drafts that have been saved. A value that the user has typed since becomes a draft of the saved record. */
export function removeSavedDrafts<R extends Versioned>(
  drafts: Drafts,
  saved: { rules: FieldRules<R>; record: R },
  sent: Drafts,
): Drafts {
  return Object.entries(drafts)
    .filter(([field, draft]) => isChangedSince(draft, sent[field]))
    .reduce((left, [field, { value }]) => setDraft(left, saved, field, value), removeDrafts(drafts, Object.keys(sent)));
}

/**
 * Moves drafts to the version that the user's own change has made, unless somebody else has changed their fields. Without
 * this the user would be in conflict with himself.
 */
export function rebaseDrafts<R extends Versioned>(
  drafts: Drafts,
  { rules, record }: { rules: FieldRules<R>; record: R },
  seenVersion: number,
): Drafts {
  return Object.fromEntries(
    Object.entries(drafts).map(([field, draft]) => {
      const isUntouched =
        draft.version === seenVersion && isSameValue(rules, field, draft.base, rules.readValue(record, field));
      return [field, isUntouched ? { ...draft, version: record.version } : draft];
    }),
  );
}

/** One field that the user and somebody else have seen in different versions. */
export interface Conflict {
  field: string;
  mine: unknown;
  theirs: unknown;
  base: unknown;
  /** Whether somebody else has changed this very field. */
  isChanged: boolean;
}

/** Compares drafts with the record as it is now. A field that has the value of the draft already is no conflict. */
export function findConflicts<R>(
  drafts: Drafts,
  { rules, record }: { rules: FieldRules<R>; record: R },
  fields: readonly string[],
): Conflict[] {
  return Object.entries(drafts)
    .filter(([field]) => fields.includes(field))
    .map(([field, { value, base }]) => {
      const theirs = rules.readValue(record, field);
      return { field, mine: value, theirs, base, isChanged: !isSameValue(rules, field, theirs, base) };
    })
    .filter(({ field, mine, theirs }) => !isSameValue(rules, field, mine, theirs));
}

/** Tells whether a field has no value. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Finds what the server said about a field. It may name a part of it, such as `/competitorLocations/0/country`. */
export function findFieldErrors(
  pointers: readonly string[],
  errors: readonly { pointer: string; detail: string }[],
): string[] {
  return errors
    .filter(({ pointer }) => pointers.some((one) => pointer === one || (one !== '' && pointer.startsWith(`${one}/`))))
    .map(({ detail }) => detail);
}

/** Finds what the server said about one row of a list. Rows without a value are not sent, so that they do not count. */
export function findRowProblem(
  field: string,
  rows: readonly boolean[],
  index: number,
  problems: readonly { pointer: string; detail: string }[],
): string | null {
  const sent = rows.slice(0, index).filter(Boolean).length;
  const pointer = `/${field}/${sent}`;
  const isOfRow = (one: string) => one === pointer || one.startsWith(`${pointer}/`);
  return rows[index] ? (problems.find((problem) => isOfRow(problem.pointer))?.detail ?? null) : null;
}
