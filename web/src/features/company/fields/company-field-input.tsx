import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { CountrySelect } from '../../../records/countries/country-select';
import { ExternalIdsInput } from '../../../records/external-ids/external-ids-input';
import { UserSelect } from '../../../records/users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { CompanyView } from '../company.api';
import { type CompanyField, getFieldKind } from './company-fields.rules';
import { IdentifiersInput } from './identifiers-input';
import { NaceInput } from './nace-input';
import { SubdivisionSelect } from './subdivision-select';
import { TurnoverInput } from './turnover-input';

interface CompanyFieldInputProps extends FieldInputProps {
  company: CompanyView;
  field: CompanyField;
}

/** The input of a field of a company. */
export function CompanyFieldInput(props: CompanyFieldInputProps) {
  const { company, field, label, value, error, problems, onChange } = props;
  const { t } = useTranslation('company');
  const common = { label, error };
  switch (getFieldKind(field)) {
    case 'textarea':
      return <PlainInput {...common} kind="textarea" value={value} onChange={onChange} />;
    case 'number':
      return <PlainInput {...common} kind="number" value={value} onChange={onChange} />;
    case 'tags':
      return (
        <TagsInput
          {...common}
          description={t('enterHint')}
          acceptValueOnBlur
          clearable
          value={(value as string[]) ?? []}
          onChange={onChange}
        />
      );
    case 'kind':
      return <KindSelect {...common} value={String(value)} onChange={onChange} />;
    case 'country':
      return <CountrySelect {...common} clearable={false} value={value as string} onChange={onChange} />;
    case 'subdivision':
      return <SubdivisionSelect {...common} country={company.country} value={value as string} onChange={onChange} />;
    case 'user':
      return <UserSelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'company':
      return <CompanySelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'identifiers':
      return (
        <IdentifiersInput
          {...common}
          problems={problems}
          country={company.country}
          value={value as never}
          onChange={onChange}
        />
      );
    case 'externalIds':
      return <ExternalIdsInput {...common} problems={problems} value={value as never} onChange={onChange} />;
    case 'nace':
      return <NaceInput {...common} problems={problems} value={value as never} onChange={onChange} />;
    case 'turnover':
      return <TurnoverInput {...common} value={value as never} onChange={onChange} />;
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}

interface KindSelectProps {
  label: string;
  error: string | null;
  value: string;
  onChange: (value: string | null) => void;
}

function KindSelect(props: KindSelectProps) {
  return <Select {...props} allowDeselect={false} data={useLabelOptions('companyKind')} />;
}
