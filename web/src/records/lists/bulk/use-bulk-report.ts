import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { showError, showUndo } from '../../../shared/layout/undo-toast';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import { type BulkField, groupSkipped, WITHOUT_ROUTE } from './bulk-changes.rules';
import { type BulkCollection, type BulkResult, type StoredBulkUpdate, useUndoBulkUpdates } from './bulk-updates.api';

/** The records of a list of which many can be changed at once. */
export interface BulkRecords<R extends { id: string }> {
  /** Fields that the records have. */
  fields: readonly BulkField[];
  /** Returns the collection whose route changes a record; null if it has no such route. */
  getCollection: (record: R) => BulkCollection | null;
  getTitle: (record: R) => string;
}

/** A list of which many records can be changed at once. */
export interface BulkList<R extends { id: string }> extends BulkRecords<R> {
  /** Returns the name of a field. */
  getLabel: (field: string) => string;
  /** Names a number of the records: "3 companies". */
  describe: (count: number) => string;
}

/** The number of records that a message names for each reason. */
const MAX_TITLES = 5;

/** Returns a function that describes why records were skipped. */
export function useSkippedTexts() {
  const { t } = useTranslation('lists');
  const text = useServerText();
  return (skipped: BulkResult['skipped']) =>
    skipped.map(({ id, code, detail }) => ({
      id,
      detail: code === WITHOUT_ROUTE ? t('bulk.withoutRoute') : text(`problem.${code}`, detail),
    }));
}

/** Returns a function that tells in a message what a change of many has changed and skipped, and offers to undo it. */
export function useBulkReport<R extends { id: string }>({ getTitle, getLabel, describe }: BulkList<R>) {
  const { t } = useTranslation('lists');
  const text = useServerText();
  const describeSkipped = useSkippedTexts();
  const { mutateAsync: undo } = useUndoBulkUpdates();
  const describeCount = (count: number) => ({ count, records: describe(count) });
  const listReasons = (skipped: readonly { id: string; detail: string }[], records: readonly R[]) =>
    groupSkipped(skipped).map(({ detail, ids }) => {
      const titles = records.filter(({ id }) => ids.includes(id)).map(getTitle);
      const shown = titles.slice(0, MAX_TITLES).join(', ');
      const more = titles.length - MAX_TITLES;
      return `${detail} (${more > 0 ? t('bulk.andMore', { shown, count: more }) : shown})`;
    });
  const undoAndReport = async (updates: readonly StoredBulkUpdate[], records: readonly R[]) => {
    const { restored, left, failure } = await undo(updates);
    const reasons = left.map(({ id, field, code, detail }) => {
      const known = text(`problem.${code}`, detail);
      if (field === null) return { id, detail: known };
      const key = code === 'bulk_update.changed_since' ? 'bulk.changedSince' : 'bulk.keptAsIs';
      return { id, detail: t(key, { field: getLabel(field) }) };
    });
    const undone = t('bulk.undone', describeCount(restored.length));
    notifications.show({
      message: [undone, ...listReasons(reasons, records), ...(failure ? [failure.message] : [])].join(' '),
      ...((left.length > 0 || failure) && { color: 'orange', autoClose: false }),
    });
  };
  return ({ succeeded, skipped, updates }: BulkResult, records: readonly R[]) => {
    const message = [
      t('bulk.changed', describeCount(succeeded.length)),
      ...(skipped.length > 0
        ? [t('bulk.skipped', describeCount(skipped.length)), ...listReasons(describeSkipped(skipped), records)]
        : []),
    ].join(' ');
    if (succeeded.length === 0) notifications.show({ message, color: 'orange', autoClose: false });
    else {
      showUndo({
        id: 'records-changed',
        text: message,
        action: t('words.undo'),
        onUndo: () => void undoAndReport(updates, records).catch(showError),
        isKept: skipped.length > 0,
      });
    }
  };
}
