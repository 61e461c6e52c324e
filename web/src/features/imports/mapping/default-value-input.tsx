import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../../records/countries/country-select';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ImportField } from '../imports.api';
import type { DefaultValue } from './mapping-draft.rules';

interface DefaultValueInputProps {
  /** Null until the field has been chosen. */
  field: ImportField | null;
  label: string;
  error: string | null;
  value: DefaultValue | null;
  isDisabled: boolean;
  onChange: (value: DefaultValue | null) => void;
}

/** The input of a value for rows that have none, in the form of its field. */
export function DefaultValueInput({ field, label, error, value, isDisabled, onChange }: DefaultValueInputProps) {
  const { t } = useTranslation('shared');
  const getLabel = useLabels();
  const common = { 'aria-label': label, error, disabled: isDisabled || field === null, style: { flex: '1 1 200px' } };
  const text = value === null ? '' : String(value);
  switch (field?.kind) {
    case 'choice':
      return (
        <SearchableSelect
          {...common}
          data={field.choices.map((choice) => ({
            value: choice,
            label: field.vocabulary === null ? choice : getLabel(field.vocabulary, choice),
          }))}
          value={value === null ? null : text}
          onChange={onChange}
        />
      );
    case 'country':
      return <CountrySelect {...common} value={value === null ? null : text} onChange={onChange} />;
    case 'boolean':
      return (
        <NativeSelect
          {...common}
          data={[
            { value: '', label: '' },
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value === 'true')}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={field?.kind === 'date' ? 'date' : 'text'}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}
