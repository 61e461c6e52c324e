import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import type { Import } from '../imports.api';

export const ENTITIES = [
  'companies',
  'contacts',
  'leads',
  'interactions',
  'tasks',
  'agreements',
  'delegation-participants',
  'seminar-attendances',
] as const satisfies readonly Import['entity'][];

interface EntitySelectProps {
  value: Import['entity'] | null;
  error: string | null;
  isDisabled: boolean;
  onChange: (entity: string | null) => void;
}

/** Picks the kind of records of a file. */
export function EntitySelect({ value, error, isDisabled, onChange }: EntitySelectProps) {
  const { t } = useTranslation('imports');
  return (
    <Select
      label={t('kind')}
      description={t('kindHint')}
      data-field="entity"
      data={ENTITIES.map((entity) => ({ value: entity, label: t(listTextKeys('entity', entity)) }))}
      value={value}
      error={error}
      disabled={isDisabled}
      allowDeselect={false}
      maw={420}
      onChange={onChange}
    />
  );
}
