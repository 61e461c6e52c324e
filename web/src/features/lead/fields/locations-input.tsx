import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RowsInput } from '../../../shared/fields/rows-input';
import type { LocationValue } from './lead-fields.rules';

interface LocationsInputProps {
  label: string;
  value: LocationValue[];
  error: string | null;
  onChange: (value: LocationValue[]) => void;
}

const EMPTY: LocationValue = { country: '', region: null };

/** Asks for the other locations that the investor considers. */
export function LocationsInput({ label, value, error, onChange }: LocationsInputProps) {
  const { t } = useTranslation('lead');
  const rows = value.length > 0 ? value : [EMPTY];
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={error}
      addText={t('input.addLocation')}
      getRemoveText={({ region, country }) => t('words.removeNamed', { name: region ?? country })}
      renderInputs={(row, set) => (
        <>
          <TextInput
            w={110}
            label={t('words.country')}
            maxLength={2}
            value={row.country}
            onChange={({ currentTarget }) => set({ country: currentTarget.value.toUpperCase() })}
          />
          <TextInput
            flex="1 1 140px"
            label={t('input.region')}
            value={row.region ?? ''}
            onChange={({ currentTarget }) => set({ region: currentTarget.value })}
          />
        </>
      )}
      onAdd={() => onChange([...rows, EMPTY])}
      onChange={onChange}
    />
  );
}
