import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../records/filters/filter-bar';
import type { ChangeSearch, ListSearch } from '../../../shared/tables/list-search.rules';
import { RecordNarrowing } from '../record-narrowing';
import { type AuditFilterName, BAR_LIST } from './audit-list.rules';

interface AuditFiltersProps {
  search: ListSearch;
  /** The name of the record to which the trail is narrowed, as far as it is known. */
  recordName: string | null;
  onChange: ChangeSearch;
}

/** The filters of the audit trail: who, what kind of record, which record, what was done, and when. */
export function AuditFilters({ search, recordName, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  return (
    <Stack gap="xs">
      <RecordNarrowing search={search} recordName={recordName} onChange={onChange} />
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
