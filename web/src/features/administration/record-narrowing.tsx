import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../records/search/record-picker';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../shared/tables/list-search.rules';

interface RecordNarrowingProps {
  search: ListSearch;
  /** The name of the record to which the list is narrowed, as far as it is known. */
  recordName: string | null;
  onChange: ChangeSearch;
}

const KINDS = ['lead', 'company', 'contact', 'activity', 'agreement'] as const;

/** Narrows a list of events or changes to one record, which is found by its name, and takes that back. */
export function RecordNarrowing({ search: { entityId }, recordName, onChange }: RecordNarrowingProps) {
  const { t } = useTranslation(['audit', 'filters']);
  if (entityId === undefined) {
    return (
      <div style={{ maxWidth: 460 }}>
        <RecordPicker
          label={t('record')}
          description={t('recordHint')}
          kinds={KINDS}
          value={null}
          onChange={(record) => record && onChange((known) => changeSearch(known, { entityId: record.id }))}
        />
      </div>
    );
  }
  const chosen = t('ofRecord', { name: recordName ?? String(entityId) });
  return (
    <Button
      size="xs"
      variant="light"
      style={{ alignSelf: 'flex-start' }}
      maw="100%"
      aria-label={t('filters:remove', { label: chosen })}
      onClick={() => onChange((known) => changeSearch(known, { entityId: undefined }))}
    >
      {chosen} ×
    </Button>
  );
}
