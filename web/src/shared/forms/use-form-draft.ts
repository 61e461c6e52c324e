import { hashKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Drafts,
  findConflicts,
  type FieldRules,
  pickDrafts,
  removeDrafts,
  setDraft,
} from '../record-editor/record-drafts.rules';
import { useRecordDrafts } from '../record-editor/use-record-drafts';

/** The values of a form, and what the user has changed in them. */
export interface FormDraft<V extends object> {
  /** The values of the record with the changes of the user. */
  values: V;
  /** Whether changes come from an earlier time, and the user has not worked on them since. */
  isRestored: boolean;
  change: (part: Partial<V>) => void;
  /** Takes all changes back. */
  discard: () => void;
  /** Tells whether the user has changed one of some fields, or any field when none is named. */
  isChanged: (...fields: (keyof V & string)[]) => boolean;
  /** Says what somebody else has entered meanwhile into a field that the user has changed. */
  describeTheirs: (field: keyof V & string) => string | undefined;
  /** Keeps the changes of the user over those of somebody else, who is not mentioned again. */
  keepMine: () => void;
}

/** The values of a form in the shape that drafts compare. */
interface FormRecord<V> {
  version: number;
  values: V;
}

/** An id, a code or a day, which the screen shows in other words. */
const IS_CODE = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[a-z_]+|[A-Z]{2}|\d{4}-\d\d-\d\d.*)$/;

const RULES: FieldRules<FormRecord<object>> = {
  readValue: ({ values }, field) => values[field as never],
  // Hashes do not depend on the order of the keys, which differs between responses.
  mergeChanges: (fields, read) => fields.map((field) => hashKey([read(field) ?? null])),
  listPointers: (field) => [`/${field}`],
};

/**
 * Returns the draft of a form, and null until it has been read. Fields that the user has not touched follow the record.
 * Every change is kept on the device, for this user only, and survives a reload.
 * @param name the name of the draft on this device; null for a form whose changes are not kept
 * @param current the values of the record as it is now, or those with which a new one begins
 * @param isNew whether there is no record yet that somebody else could change, so that its first values are kept too
 */
export function useFormDraft<V extends object>(name: string | null, current: V, isNew = false): FormDraft<V> | null {
  const { t } = useTranslation('shared');
  const { drafts: stored, isLoaded, isRestored, updateDrafts, discardDrafts } = useRecordDrafts(name && `form ${name}`);
  if (!isLoaded) return null;
  // A form of an earlier version of the application may have had other fields.
  const fields = Object.keys(current);
  const drafts = pickDrafts(stored, fields);
  const at = { rules: RULES, record: { version: 0, values: current } };
  const changes = Object.fromEntries(Object.entries(drafts).map(([field, { value }]) => [field, value]));
  return {
    values: { ...current, ...changes },
    isRestored: isRestored && Object.keys(drafts).length > 0,
    change: (part) =>
      updateDrafts((known) =>
        isNew
          ? { ...buildFirstDrafts(current), ...known, ...buildFirstDrafts(part) }
          : Object.entries(part).reduce((left, [field, value]) => setDraft(left, at, field, value), known),
      ),
    discard: discardDrafts,
    isChanged: (...asked) => (asked.length > 0 ? asked : fields).some((field) => field in drafts),
    describeTheirs: (field) => {
      const conflict = findConflicts(drafts, at, [field]).find(({ isChanged }) => isChanged);
      if (!conflict || isNew) return undefined;
      const { theirs } = conflict;
      const isText =
        (typeof theirs === 'string' && theirs !== '' && !IS_CODE.test(theirs)) || typeof theirs === 'number';
      return isText ? t('theirs', { value: theirs }) : t('theirsOther');
    },
    keepMine: () =>
      updateDrafts((known) =>
        Object.entries(known).reduce(
          (left, [field, { value }]) => setDraft(removeDrafts(left, [field]), at, field, value),
          known,
        ),
      ),
  };
}

/**
 * Returns the draft of a form whose values are a part of another draft.
 * @param whole the other draft, where this form ends it
 */
export function nestDraft<V extends object>(
  values: V,
  onChange: (values: V) => void,
  whole?: Pick<FormDraft<object>, 'isRestored' | 'discard'>,
): FormDraft<V> {
  return {
    values,
    isRestored: whole?.isRestored ?? false,
    change: (part) => onChange({ ...values, ...part }),
    discard: () => whole?.discard(),
    isChanged: () => true,
    describeTheirs: () => undefined,
    keepMine: () => {},
  };
}

/** Returns the draft of a new record that begins with the present time or with values of other records. */
export function useNewDraft<V extends object>(name: string | null, values: V): FormDraft<V> | null {
  const [first] = useState(values);
  return useFormDraft(name, first, true);
}

function buildFirstDrafts(values: object): Drafts {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value, base: null, version: 0 }]));
}
