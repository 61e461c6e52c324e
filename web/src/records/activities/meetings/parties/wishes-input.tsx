import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RowsInput } from '../../../../shared/fields/rows-input';
import { SearchableSelect } from '../../../../shared/fields/searchable-select';
import { addWish, type WishValues } from './party-values.rules';

interface WishesInputProps {
  /** The parties of the other side. */
  options: { value: string; label: string }[];
  value: readonly WishValues[];
  error: string | null;
  description: string | undefined;
  onChange: (value: WishValues[]) => void;
}

/** Asks whom a party wants to meet, with the priority of each wish. */
export function WishesInput({ options, value, error, description, onChange }: WishesInputProps) {
  const { t } = useTranslation('meetings');
  const listFree = (own: string | null) =>
    options.filter((option) => option.value === own || !value.some(({ partyId }) => partyId === option.value));
  return (
    <RowsInput
      label={t('party.wishes')}
      {...(description !== undefined && { hint: description })}
      rows={value}
      error={error}
      addText={t('party.addWish')}
      isFull={value.length >= options.length}
      getRemoveText={(_, index) => t('party.removeWish', { position: index + 1 })}
      renderInputs={(wish, set, index) => (
        <>
          <SearchableSelect
            flex="1 1 180px"
            label={t('party.wanted', { position: index + 1 })}
            value={wish.partyId}
            error={error !== null && index === 0}
            onChange={(partyId) => set({ partyId })}
            data={listFree(wish.partyId)}
          />
          <NumberInput
            w={88}
            label={t('party.priority')}
            min={1}
            max={100}
            allowDecimal={false}
            value={wish.priority}
            onChange={(priority) => set({ priority: Number(priority) || 1 })}
          />
        </>
      )}
      onAdd={() => onChange(addWish(value))}
      onChange={onChange}
    />
  );
}
