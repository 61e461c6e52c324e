import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useUncontrolled } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFirstOption } from './use-first-option';

type OwnProps = 'searchable' | 'selectFirstOptionOnChange' | 'onKeyDown' | 'onDropdownClose';

export interface SearchableMultiSelectProps extends Omit<MultiSelectProps, OwnProps> {
  /** Whether the options of the typed text are not there yet. */
  isSearching?: boolean;
}

/** Picks several options by their names. Enter takes the first that the typed text leaves, and sends the form when nothing is typed. */
export function SearchableMultiSelect({
  isSearching = false,
  searchValue,
  onSearchChange,
  ...props
}: SearchableMultiSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useUncontrolled({ value: searchValue, finalValue: '', onChange: onSearchChange });
  const isTyped = text.trim() !== '';
  const isFirstTaken = useFirstOption(text, !isSearching);
  return (
    <MultiSelect
      hidePickedOptions
      nothingFoundMessage={isTyped && !isSearching ? t('words.nothingFound') : undefined}
      {...props}
      searchable
      searchValue={text}
      onSearchChange={setText}
      selectFirstOptionOnChange={isFirstTaken}
      // Enter would send the form without what was typed when there is no option for it.
      onKeyDown={(event) => isTyped && event.key === 'Enter' && event.preventDefault()}
      // A text that is left in a closed list would be neither chosen nor sent.
      onDropdownClose={() => setText('')}
    />
  );
}
