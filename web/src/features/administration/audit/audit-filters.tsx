import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../records/filters/filter-bar';
import { RecordPicker } from '../../../records/search/record-picker';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { type AuditFilterName, BAR_LIST } from './audit-list.rules';

interface AuditFiltersProps {
  search: ListSearch;
  /** The name of the record to which the trail is narrowed, as far as it is known. */
  recordName: string | null;
  onChange: ChangeSearch;
}

const KINDS = ['lead', 'company', 'contact', 'activity', 'agreement'] as const;

/** The filters of the audit trail: who, what kind of record, which record, what was done, and when. */
export function AuditFilters({ search, recordName, onChange }: AuditFiltersProps) {
  const { t } = useTranslation(['audit', 'filters']);
  const { entityId } = search;
  const chosen = t('ofRecord', { name: recordName ?? String(entityId) });
  return (
    <Stack gap="xs">
      {entityId === undefined ? (
        <div style={{ maxWidth: 460 }}>
          <RecordPicker
            label={t('record')}
            description={t('recordHint')}
            kinds={KINDS}
            value={null}
            onChange={(record) => record && onChange((known) => changeSearch(known, { entityId: record.id }))}
          />
        </div>
      ) : (
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
      )}
      <FilterBar
        list={BAR_LIST}
        search={search}
        onChange={onChange}
        usual={['actorId', 'entityType', 'action', 'at']}
        texts={{ getLabel: (name) => t(`filter.${name as Exclude<AuditFilterName, 'entityId'>}`) }}
      />
    </Stack>
  );
}
