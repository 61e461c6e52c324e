import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { subdivisionsQuery, useReferenceLanguage } from '../../../records/reference/reference.api';

interface SubdivisionSelectProps {
  label: string;
  error: string | null;
  country: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Picks a province by its name. Those of countries that the API does not list are entered by their code. */
export function SubdivisionSelect({ label, error, country, value, onChange }: SubdivisionSelectProps) {
  const { t } = useTranslation('company');
  const { data } = useQuery(subdivisionsQuery(country, useReferenceLanguage()));
  if (data?.items.length === 0) {
    return (
      <TextInput
        label={label}
        error={error}
        description={t('subdivisionHint', { country })}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
      />
    );
  }
  return (
    <Select
      label={label}
      error={error}
      searchable
      clearable
      value={value}
      onChange={onChange}
      data={data?.items.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })) ?? []}
    />
  );
}
