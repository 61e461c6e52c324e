import { Group, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import fields from 'record-catalogue/companies';
import { FieldInput } from '../../../records/fields/field-input';
import { CurrencySelect } from '../../../records/reference/currency-select';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { CompanyView } from '../company.api';
import type { TurnoverValue } from './company-fields.rules';
import { IdentifiersInput } from './identifiers-input';
import { NaceInput } from './nace-input';
import { SubdivisionSelect } from './subdivision-select';

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

interface TurnoverInputProps {
  label: string;
  error: string | null;
  value: TurnoverValue;
  onChange: (value: TurnoverValue) => void;
}

/** Asks for the turnover of the last known year in any currency. */
function TurnoverInput({ label, error, value, onChange }: TurnoverInputProps) {
  const { t } = useTranslation('company');
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <NumberInput
        flex={1}
        label={label}
        error={error}
        min={0}
        allowDecimal={false}
        thousandSeparator=" "
        value={value.amount ?? ''}
        onChange={(amount) => onChange({ ...value, amount: amount === '' ? null : amount })}
      />
      <CurrencySelect
        w={170}
        label={t('words.currency')}
        value={value.currency}
        onChange={(currency) => currency && onChange({ ...value, currency })}
      />
    </Group>
  );
}
