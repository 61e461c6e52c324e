import fields from 'record-catalogue/companies';
import { FieldInput } from '../../../records/fields/field-input';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { CompanyView } from '../company.api';
import { IdentifiersInput } from './identifiers-input';
import { NaceInput } from './nace-input';
import { SubdivisionSelect } from './subdivision-select';
import { TurnoverInput } from './turnover-input';

interface CompanyFieldInputProps extends FieldInputProps {
  company: CompanyView;
}

/** The input of a field of a company. */
export function CompanyFieldInput({ company, ...props }: CompanyFieldInputProps) {
  const value = props.value as never;
  switch (props.field) {
    case 'subdivision':
      return <SubdivisionSelect {...props} country={company.country} value={value} />;
    case 'identifiers':
      return <IdentifiersInput {...props} country={company.country} value={value} />;
    case 'nace':
      return <NaceInput {...props} value={value} />;
    case 'turnover':
      return <TurnoverInput {...props} value={value} />;
    default:
      return <FieldInput {...props} definition={fields[props.field]} />;
  }
}
