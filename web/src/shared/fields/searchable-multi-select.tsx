import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useUncontrolled } from '@mantine/hooks';

interface SearchableMultiSelectProps extends Omit<
  MultiSelectProps,
  'searchable' | 'selectFirstOptionOnChange' | 'onKeyDown'
> {
  /** Whether the server still searches for what was typed, so that the options belong to the text before. */
  isSearching?: boolean;
}

/** Picks several options by their names. Enter takes the first that the typed text leaves, and sends the form when nothing is typed. */
export function SearchableMultiSelect({
  isSearching = false,
  searchValue,
  onSearchChange,
  ...props
}: SearchableMultiSelectProps) {
  const [text, setText] = useUncontrolled({ value: searchValue, finalValue: '', onChange: onSearchChange });
  const isTyped = text.trim() !== '';
  return (
    <MultiSelect
      {...props}
      searchable
      searchValue={text}
      onSearchChange={setText}
      selectFirstOptionOnChange={isTyped && !isSearching}
      // Enter would send the form without what was typed when there is no option for it.
      onKeyDown={(event) => isTyped && event.key === 'Enter' && event.preventDefault()}
    />
  );
}
