import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { buildCodeOption } from '../../../records/reference/code-options.rules';
import { CodeSelect } from '../../../records/reference/code-select';
import { subdivisionsQuery, useReferenceLanguage } from '../../../records/reference/reference.api';

interface SubdivisionSelectProps {
  label: string;
  error: string | null;
  country: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Picks a province by its name in English or Dutch. Those of countries that the API does not list are entered by their code. */
export function SubdivisionSelect({ label, error, country, value, onChange }: SubdivisionSelectProps) {
  const { t } = useTranslation('company');
  const language = useReferenceLanguage();
  const { data, isPending } = useQuery(subdivisionsQuery(country, language));
  const others = useQuery(subdivisionsQuery(country, language === 'nl' ? 'en' : 'nl')).data;
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
    <CodeSelect
      label={label}
      error={error}
      value={value}
      onChange={onChange}
      isSearching={isPending}
      options={
        data?.items.map(({ code, name }) =>
          buildCodeOption(code, `${name} (${code})`, [others?.items.find((one) => one.code === code)?.name ?? '']),
        ) ?? []
      }
    />
  );
}
