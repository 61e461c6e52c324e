import { Select } from '@mantine/core';
import { AgreementSelect } from '../../../records/agreements/agreement-select';
import { CompaniesSelect } from '../../../records/companies/companies-select';
import { CompanySelect } from '../../../records/companies/company-select';
import { CountrySelect } from '../../../records/countries/country-select';
import { UserSelect } from '../../../records/users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../../shared/fields/time-zone-select';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { DaysInput } from './days-input';
import { type DaysValue, type DelegationField, getFieldKind } from './delegation-fields.rules';

interface DelegationFieldInputProps extends FieldInputProps {
  field: DelegationField;
}

/** The input of a field of a delegation. */
export function DelegationFieldInput({ field, label, value, error, problems, onChange }: DelegationFieldInputProps) {
  const common = { label, error };
  const id = (value as string | null) ?? null;
  switch (getFieldKind(field)) {
    case 'days':
      return (
        <DaysInput label={label} error={error} problems={problems} value={value as DaysValue} onChange={onChange} />
      );
    case 'direction':
      return <DirectionSelect {...common} value={String(value)} onChange={onChange} />;
    case 'zone':
      return <TimeZoneSelect {...common} value={id} onChange={onChange} />;
    case 'country':
      return <CountrySelect {...common} value={id} onChange={onChange} />;
    case 'user':
      return <UserSelect {...common} value={id} onChange={onChange} />;
    case 'company':
      return <CompanySelect {...common} value={id} onChange={onChange} />;
    case 'companies':
      return <CompaniesSelect {...common} value={(value as string[] | null) ?? []} onChange={onChange} />;
    case 'agreement':
      return <AgreementSelect {...common} value={id} onChange={onChange} />;
    case 'euro':
      return <PlainInput {...common} kind="euro" value={value} onChange={onChange} />;
    case 'textarea':
      return <PlainInput {...common} kind="textarea" value={value} onChange={onChange} />;
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}

interface DirectionSelectProps {
  label: string;
  error: string | null;
  value: string;
  onChange: (value: string | null) => void;
}

function DirectionSelect(props: DirectionSelectProps) {
  return <Select {...props} allowDeselect={false} data={useLabelOptions('direction')} />;
}
