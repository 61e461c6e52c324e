import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../shared/keyboard/shortcuts.rules';
import { RecordIcon } from './record-icon';
import { RecordPickerOptions } from './record-picker-options';
import type { CreatableKind, RecordReference } from './record-reference.rules';
import { type RecordKind, searchQuery } from './search.api';
import { useSearchText } from './use-search-text';

const MAX_HITS = 12;

export interface RecordPickerProps {
  label: string;
  /** The kinds of records that can be picked. */
  kinds: readonly RecordKind[];
  value: RecordReference | null;
  onChange: (value: RecordReference | null) => void;
  /** The kinds of records that can be created on the way, and what begins that. */
  creatable?: readonly CreatableKind[];
  onCreate?: (kind: CreatableKind, name: string) => void;
  description?: string;
  error?: string | null;
  required?: boolean;
  isFocusedFirst?: boolean;
}

/** Picks a record of several kinds by typing its name in Latin letters, Chinese or pinyin. */
export function RecordPicker({ kinds, value, onChange, creatable = [], onCreate, ...props }: RecordPickerProps) {
  const { t } = useTranslation('records');
  const { label, description, error, required, isFocusedFirst } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [q, setQ] = useState('');
  const { text, inputProps, clear } = useSearchText(setQ);
  const [isTyping, setTyping] = useState(false);
  const {
    data,
    isFetching,
    error: failure,
  } = useQuery({
    ...searchQuery({ q, kinds, limit: MAX_HITS }),
    enabled: isTyping && q !== '',
  });
  const hits = q === '' ? [] : (data?.items ?? []);
  /** Whether the hits belong to what is in the input. */
  const isSettled = q === text.trim() && !isFetching;
  /** Whether Enter was pressed before the hits were there, so that the first of them is chosen when they come. */
  const [isAwaited, setAwaited] = useState(false);
  const isTabPressed = useRef(false);
  const close = () => {
    setAwaited(false);
    combobox.closeDropdown();
    setTyping(false);
    clear();
  };
  const choose = (option: string) => {
    const created = creatable.find((kind) => option === `create ${kind}`);
    const hit = hits.find(({ id }) => id === option);
    if (created) onCreate?.(created, text.trim());
    else if (hit && hit.kind !== 'task') onChange({ kind: hit.kind, id: hit.id, title: hit.title });
    close();
  };
  const chooseFirst = () => {
    if (hits[0]) choose(hits[0].id);
    else if (!combobox.dropdownOpened && !failure) close();
  };
  useEffect(() => {
    if (!isAwaited || !isSettled) return;
    setAwaited(false);
    chooseFirst();
    // Only a new answer chooses.
  }, [isAwaited, isSettled]);
  const open = () => {
    setTyping(true);
    combobox.openDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps}
          label={label}
          description={description}
          // The list, which shows that the search has failed, is closed.
          error={error ?? (isTyping && !combobox.dropdownOpened ? failure?.message : null)}
          required={required}
          data-autofocus={isFocusedFirst || undefined}
          autoFocus={isFocusedFirst}
          placeholder={t('picker.placeholder')}
          autoComplete="off"
          value={isTyping ? text : (value?.title ?? '')}
          leftSection={value && !isTyping ? <RecordIcon kind={value.kind} /> : <Search size={16} aria-hidden />}
          rightSection={
            isAwaited ? (
              <Loader size="xs" role="status" aria-label={t('words.searching')} />
            ) : (
              value && (
                <CloseButton size="sm" aria-label={t('picker.clear', { label })} onClick={() => onChange(null)} />
              )
            )
          }
          onChange={(event) => {
            inputProps.onChange(event);
            setAwaited(false);
            // The selected option was a hit of the text before.
            combobox.resetSelectedOption();
            if (value) onChange(null);
            open();
          }}
          onKeyDown={(event) => {
            isTabPressed.current = event.key === 'Tab';
            if (event.key !== 'Tab' && event.key !== 'Shift') setAwaited(false);
            // Enter chooses the first hit, also that of an answer still to come, so that the hands stay on the keyboard.
            // While a text is searched, it never submits the form.
            if (event.key !== 'Enter' || !isTyping || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            if (!combobox.dropdownOpened) combobox.openDropdown();
            else if (combobox.getSelectedOptionIndex() !== -1) return;
            else if (isSettled) chooseFirst();
            else setAwaited(true);
          }}
          // A user who goes on with Tab after Enter still gets the hit.
          onBlur={() => (isAwaited && isTabPressed.current ? combobox.closeDropdown() : close())}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isTyping}>
        <RecordPickerOptions
          label={label}
          hits={hits}
          name={text.trim()}
          // Nobody creates a record that the search is about to find.
          creatable={onCreate && isSettled ? creatable : []}
          status={failure ? failure.message : isSettled ? 'done' : 'searching'}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}
