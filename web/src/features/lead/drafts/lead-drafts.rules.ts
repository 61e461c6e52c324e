import type { components } from '../../../shared/api/schema';
import { isSameValue, type LeadField, readFieldValue } from '../fields/lead-fields.rules';

type LeadView = components['schemas']['LeadView'];

/** A value that the user typed into a field but did not save. */
export interface Draft {
  value: unknown;
  /** The value when the user began. */
  base: unknown;
  /** The version of the lead when the user began. */
  version: number;
}

export type Drafts = Readonly<Partial<Record<LeadField, Draft>>>;

/** Sets what was typed into a field. A text that equals the value of the lead is no draft. */
export function setDraft(drafts: Drafts, lead: LeadView, field: LeadField, value: unknown): Drafts {
  const known = drafts[field] ?? { base: readFieldValue(lead, field), version: lead.version };
  if (isSameValue(field, value, known.base) && known.version === lead.version) return removeDrafts(drafts, [field]);
  return { ...drafts, [field]: { ...known, value } };
}

/** Removes the drafts of fields. */
export function removeDrafts(drafts: Drafts, fields: readonly LeadField[]): Drafts {
  return Object.fromEntries(listDrafts(drafts).filter(([field]) => !fields.includes(field)));
}

/**
 * Moves drafts to the version that the user's own change has made, unless somebody else has changed their fields. Without
 * this the user would be in conflict with himself.
 */
export function rebaseDrafts(drafts: Drafts, lead: LeadView, seenVersion: number): Drafts {
  return Object.fromEntries(
    listDrafts(drafts).map(([field, draft]) => {
      const isUntouched = draft.version === seenVersion && isSameValue(field, draft.base, readFieldValue(lead, field));
      return [field, isUntouched ? { ...draft, version: lead.version } : draft];
    }),
  );
}

/** One field that the user and somebody else have seen in different versions. */
export interface Conflict {
  field: LeadField;
  mine: unknown;
  theirs: unknown;
  base: unknown;
  /** Whether somebody else has changed this very field. */
  isChanged: boolean;
}

/** Compares drafts with the lead as it is now. A field that has the value of the draft already is no conflict. */
export function findConflicts(drafts: Drafts, lead: LeadView, fields: readonly LeadField[]): Conflict[] {
  return listDrafts(drafts)
    .filter(([field, { value }]) => fields.includes(field) && !isSameValue(field, value, readFieldValue(lead, field)))
    .map(([field, { value, base }]) => {
      const theirs = readFieldValue(lead, field);
      return { field, mine: value, theirs, base, isChanged: !isSameValue(field, theirs, base) };
    });
}

/** Lists the drafts with their fields. */
export function listDrafts(drafts: Drafts): [LeadField, Draft][] {
  return Object.entries(drafts) as [LeadField, Draft][];
}
