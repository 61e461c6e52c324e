import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../../records/countries/country-select';
import { RowsInput } from '../../../shared/fields/rows-input';
import type { LocationValue } from '../../../records/leads/lead-fields.rules';

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
          <CountrySelect
            flex="1 1 160px"
            label={t('words.country')}
            value={row.country || null}
            onChange={(country) => set({ country: country ?? '' })}
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
