import { useTranslation } from 'react-i18next';
import { applyChanges, findTheirs, type FormChanges } from './record-form.rules';
import { useDraft } from './use-draft';

export interface RecordForm<V extends object> {
  /** The values of the record with the changes of the user. */
  values: V;
  isRestored: boolean;
  change: (part: Partial<V>) => void;
  discard: () => void;
  /** Tells whether the user has changed one of some fields. */
  isChanged: (...fields: (keyof V)[]) => boolean;
  /** Says below a field what somebody else has entered there meanwhile. */
  describeTheirs: (field: keyof V) => string | undefined;
}

/**
 * Returns the state of a form that changes a record, and null until its draft has been read. Fields that the user has
 * not touched follow the record. The changes are kept on the device.
 * @param current the values of the record as it is now, or those with which a new one begins
 */
export function useRecordForm<V extends object>(name: string, current: V): RecordForm<V> | null {
  const { t } = useTranslation('shared');
  const draft = useDraft<FormChanges<V>>(name, { changes: {}, base: {} });
  if (!draft) return null;
  const { value, isRestored, change, discard } = draft;
  const describeTheirs = (field: keyof V) => {
    const theirs = findTheirs(value, current, field);
    if (theirs === undefined) return undefined;
    const isText = (typeof theirs === 'string' && theirs !== '') || typeof theirs === 'number';
    return isText ? t('theirs', { value: theirs }) : t('theirsOther');
  };
  return {
    values: { ...current, ...value.changes },
    // A change that was taken back leaves nothing to restore.
    isRestored: isRestored && Object.keys(value.changes).length > 0,
    change: (part) => change(applyChanges(value, part, current)),
    discard,
    isChanged: (...fields) => fields.some((field) => field in value.changes),
    describeTheirs,
  };
}
