import { Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TurnoverValue } from './company-fields.rules';

interface TurnoverInputProps {
  label: string;
  error: string | null;
  value: TurnoverValue;
  onChange: (value: TurnoverValue) => void;
}

/** Asks for the turnover of the last known year in any currency. */
export function TurnoverInput({ label, error, value, onChange }: TurnoverInputProps) {
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
      <TextInput
        w={100}
        label={t('words.currency')}
        maxLength={3}
        value={value.currency}
        onChange={({ currentTarget }) => onChange({ ...value, currency: currentTarget.value.toUpperCase() })}
      />
    </Group>
  );
}
