import { Checkbox, Fieldset, Group, Input, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlaceOptions } from '../schedule/use-place-options';

interface AvailabilityInputProps {
  /** The slots in which the party is available; null for all. */
  value: string[] | null;
  error: string | null;
  description: string | undefined;
  onChange: (value: string[] | null) => void;
}

/** Asks in which slots a party is available. */
export function AvailabilityInput({ value, error, description, onChange }: AvailabilityInputProps) {
  const { t } = useTranslation('meetings');
  const { slots } = usePlaceOptions();
  return (
    <Fieldset legend={t('party.availability')}>
      <Switch
        label={t('party.always')}
        checked={value === null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? null : slots.map((slot) => slot.value))}
      />
      {value !== null && (
        <Checkbox.Group aria-label={t('party.availability')} value={value} onChange={onChange} mt="xs">
          <Group gap="sm">
            {slots.map((slot) => (
              <Checkbox key={slot.value} value={slot.value} label={slot.label} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {description && <Input.Description>{description}</Input.Description>}
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </Fieldset>
  );
}
