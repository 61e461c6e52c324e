import fields from 'record-catalogue/delegations';
import { CompaniesSelect } from '../../../records/companies/company-select';
import { FieldInput } from '../../../records/fields/field-input';
import { TimeZoneSelect } from '../../../records/countries/time-zone-select';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { DaysInput } from './days-input';

/** The input of a field of a delegation. */
export function DelegationFieldInput(props: FieldInputProps) {
  const { field, label, error, onChange } = props;
  const value = (props.value ?? null) as never;
  switch (field) {
    case 'days':
      return <DaysInput {...props} value={value} />;
    case 'timezone':
      return <TimeZoneSelect {...{ label, error, onChange }} value={value} />;
    case 'hostCompanyIds':
      return <CompaniesSelect {...{ label, error, onChange }} value={value ?? []} />;
    default:
      return <FieldInput {...props} definition={fields[field]} />;
  }
}
