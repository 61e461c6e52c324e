import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { LeadView } from '../lead-page.api';
import { type CapexValue, findOtherRateDay } from './lead-fields.rules';

interface CapexInputProps {
  lead: LeadView;
  label: string;
  value: CapexValue;
  error: string | null;
  onChange: (value: CapexValue) => void;
}

/** Asks for the planned expenditure in any currency, or that it is not disclosed. */
export function CapexInput({ lead, label, value, error, onChange }: CapexInputProps) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const rateDay = findOtherRateDay(lead, value);
  const set = (part: Partial<CapexValue>) => onChange({ ...value, ...part });
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <NumberInput
          flex={1}
          label={label}
          error={error}
          min={0}
          allowDecimal={false}
          thousandSeparator=" "
          disabled={value.isUndisclosed}
          value={value.amount ?? ''}
          onChange={(amount) => set({ amount: amount === '' ? null : amount })}
        />
        <TextInput
          w={100}
          label={t('words.currency')}
          maxLength={3}
          disabled={value.isUndisclosed}
          value={value.currency}
          onChange={({ currentTarget }) => set({ currency: currentTarget.value.toUpperCase() })}
        />
      </Group>
      {rateDay !== null && (
        <Checkbox
          label={t('input.rateOfDay', { day: format.day(lead.receivedOn), rateDay: format.day(rateDay) })}
          checked={value.takesRateOfDay === true}
          onChange={({ currentTarget }) => set({ takesRateOfDay: currentTarget.checked || undefined })}
        />
      )}
      <Checkbox
        label={t('words.undisclosed')}
        checked={value.isUndisclosed}
        onChange={({ currentTarget }) => set({ isUndisclosed: currentTarget.checked })}
      />
    </Stack>
  );
}
