import { ActionIcon, Button, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import type { LocationValue } from './lead-fields.rules';

interface LocationsInputProps {
  label: string;
  value: LocationValue[];
  error: string | null;
  onChange: (value: LocationValue[]) => void;
}

const EMPTY: LocationValue = { country: '', region: null };

/** Asks for the other locations that the investor considers. */
export function LocationsInput({ label, value, error, onChange }: LocationsInputProps) {
  const { t } = useTranslation('lead');
  const rows = value.length > 0 ? value : [EMPTY];
  const set = (index: number, part: Partial<LocationValue>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              w={110}
              label={t('input.country')}
              maxLength={2}
              value={row.country}
              onChange={({ currentTarget }) => set(index, { country: currentTarget.value.toUpperCase() })}
            />
            <TextInput
              flex={1}
              label={t('input.region')}
              value={row.region ?? ''}
              onChange={({ currentTarget }) => set(index, { region: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('input.remove', { name: row.region ?? row.country })}
              onClick={() => onChange(rows.filter((_, position) => position !== index))}
            >
              <Trash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, EMPTY])}
        >
          {t('input.addLocation')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
