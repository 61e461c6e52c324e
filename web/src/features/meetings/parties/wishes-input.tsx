import { ActionIcon, Button, Fieldset, Group, Input, NumberInput, Select, Stack } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { addWish, type WishValues } from './party-values.rules';

interface WishesInputProps {
  /** The parties of the other side. */
  options: { value: string; label: string }[];
  value: readonly WishValues[];
  error: string | null;
  onChange: (value: WishValues[]) => void;
}

/** Asks whom a party wants to meet, with the priority of each wish. */
export function WishesInput({ options, value, error, onChange }: WishesInputProps) {
  const { t } = useTranslation('meetings');
  const { rows, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<WishValues>) =>
    onChange(value.map((wish, position) => (position === index ? { ...wish, ...part } : wish)));
  const listFree = (own: string | null) =>
    options.filter((option) => option.value === own || !value.some(({ partyId }) => partyId === option.value));
  return (
    <Fieldset legend={t('party.wishes')}>
      <Stack gap="xs" ref={rows}>
        {value.map((wish, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <Select
              flex="1 1 180px"
              label={t('party.wanted', { position: index + 1 })}
              searchable
              value={wish.partyId}
              error={error !== null && index === 0}
              onChange={(partyId) => set(index, { partyId })}
              data={listFree(wish.partyId)}
            />
            <NumberInput
              w={88}
              label={t('party.priority')}
              min={1}
              max={100}
              allowDecimal={false}
              value={wish.priority}
              onChange={(priority) => set(index, { priority: Number(priority) || 1 })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('party.removeWish', { position: index + 1 })}
              data-remove
              onClick={() => {
                onChange(value.filter((_, position) => position !== index));
                focusAfterRemoval(index);
              }}
            >
              <Trash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={value.length >= options.length}
          onClick={() => onChange(addWish(value))}
        >
          {t('party.addWish')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
