import { Button, CloseButton, Group, Popover } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterEditor } from './filter-editor';
import { type FilterValue, isEmptyFilter } from '../../shared/tables/filter-value.rules';
import type { FilterField } from '../../shared/tables/list-search.rules';
import { useFilterText } from './use-filter-text';

interface FilterChipProps {
  field: FilterField;
  label: string;
  value: FilterValue;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  onChange: (value: FilterValue) => void;
  onRemove: () => void;
}

/** A filter: what it asks for, the inputs to change it, and a button to remove it. */
export function FilterChip({ field, label, value, isOpen, onToggle, onChange, onRemove }: FilterChipProps) {
  const { t } = useTranslation('filters');
  const text = useFilterText(field, value);
  const isEmpty = isEmptyFilter(value);
  const button = useRef<HTMLButtonElement>(null);
  const change = (isShown: boolean) => {
    onToggle(isShown);
    // The entry of the menu that may have opened the filter is gone, and cannot take the focus back.
    if (!isShown) button.current?.focus();
  };
  return (
    <Group gap={2} wrap="nowrap">
      <Popover opened={isOpen} onChange={change} position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <Button
            ref={button}
            variant={isEmpty ? 'default' : 'light'}
            size="xs"
            fw={500}
            onClick={() => onToggle(!isOpen)}
            rightSection={<ChevronDown size={14} aria-hidden />}
            maw={320}
          >
            {isEmpty ? label : `${label}: ${text}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>
          <FilterEditor field={field} label={label} value={value} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
      {!isEmpty && <CloseButton size="sm" aria-label={t('remove', { label })} onClick={onRemove} />}
    </Group>
  );
}
