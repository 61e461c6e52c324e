import { Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConfidentialValue } from '../../../records/leads/lead-fields.rules';

interface ConfidentialInputProps {
  label: string;
  value: ConfidentialValue;
  error: string | null;
  onChange: (value: ConfidentialValue) => void;
}

/** Asks whether only the people of the lead and managers may see it. Reports then name it by a codename. */
export function ConfidentialInput({ label, value, error, onChange }: ConfidentialInputProps) {
  const { t } = useTranslation('lead');
  const set = (part: Partial<ConfidentialValue>) => onChange({ ...value, ...part });
  return (
    <Stack gap="xs">
      <Switch
        label={label}
        description={t('confidentialHint')}
        checked={value.confidential}
        error={value.confidential ? null : error}
        onChange={({ currentTarget }) => set({ confidential: currentTarget.checked })}
      />
      {value.confidential && (
        <TextInput
          label={t('words.codename')}
          error={error}
          value={value.codename ?? ''}
          onChange={({ currentTarget }) => set({ codename: currentTarget.value })}
        />
      )}
    </Stack>
  );
}
