import { Checkbox, Group, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CurrencySelect } from '../../../records/reference/currency-select';
import { useFormat } from '../../../shared/format/use-format';
import type { LeadView } from '../lead-page.api';
import { type CapexValue, findOtherRateDay } from '../../../records/leads/lead-fields.rules';

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
        <CurrencySelect
          w={170}
          label={t('words.currency')}
          disabled={value.isUndisclosed}
          value={value.currency}
          onChange={(currency) => currency && set({ currency })}
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
