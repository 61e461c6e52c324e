import { getOptionsLockup, getParsedComboboxData, Select, type SelectProps } from '@mantine/core';
import { useUncontrolled } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstOption } from './use-first-option';

type OwnProps = 'searchable' | 'selectFirstOptionOnChange' | 'onKeyDown' | 'onDropdownClose';

export interface SearchableSelectProps extends Omit<SelectProps, OwnProps | 'value'> {
  value: string | null;
  /** Whether the options of the typed text are not there yet. */
  isSearching?: boolean;
}

/** Picks an option by its name. Enter takes the first that the typed text leaves, and sends the form when nothing is typed. */
export function SearchableSelect({
  isSearching = false,
  searchValue,
  onSearchChange,
  allowDeselect = true,
  ...props
}: SearchableSelectProps) {
  const { t } = useTranslation();
  const { value, data } = props;
  const options = useMemo(() => getOptionsLockup(getParsedComboboxData(data)), [data]);
  const chosen = (value !== null && options[value]?.label) || '';
  const [text, setText] = useUncontrolled({
    value: searchValue,
    defaultValue: chosen,
    finalValue: '',
    onChange: onSearchChange,
  });
  // The name of the chosen option in the input is no search.
  const isTyped = text !== chosen;
  const isFirstTaken = useFirstOption(text, isTyped && !isSearching);
  return (
    <Select
      nothingFoundMessage={isTyped && !isSearching ? t('words.nothingFound') : undefined}
      {...props}
      searchable
      searchValue={text}
      onSearchChange={setText}
      selectFirstOptionOnChange={isFirstTaken}
      // A user who types the name of the chosen option wants to keep it.
      allowDeselect={allowDeselect && !isTyped}
      // Enter would send the form without what was typed when there is no option for it.
      onKeyDown={(event) => isTyped && event.key === 'Enter' && event.preventDefault()}
      // A text that is left in a closed list would be neither chosen nor sent.
      onDropdownClose={() => setText(chosen)}
    />
  );
}
