import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
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
  const isEnterWaiting = useRef(false);
  const close = () => {
    isEnterWaiting.current = false;
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
    else if (!combobox.dropdownOpened) close();
  };
  useEffect(() => {
    if (isEnterWaiting.current && isSettled) chooseFirst();
    // Only a new answer chooses.
  }, [isSettled]);
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
          error={error}
          required={required}
          data-autofocus={isFocusedFirst || undefined}
          autoFocus={isFocusedFirst}
          placeholder={t('picker.placeholder')}
          autoComplete="off"
          value={isTyping ? text : (value?.title ?? '')}
          leftSection={value && !isTyping ? <RecordIcon kind={value.kind} /> : <Search size={16} aria-hidden />}
          rightSection={
            value && <CloseButton size="sm" aria-label={t('picker.clear', { label })} onClick={() => onChange(null)} />
          }
          onChange={(event) => {
            inputProps.onChange(event);
            isEnterWaiting.current = false;
            if (value) onChange(null);
            open();
          }}
          onKeyDown={(event) => {
            // Enter chooses the first hit, also that of an answer still to come, so that the hands stay on the keyboard.
            // It never submits the form.
            if (event.key.startsWith('Arrow') || event.key === 'Escape') isEnterWaiting.current = false;
            if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
            if (combobox.dropdownOpened) event.preventDefault();
            if (combobox.getSelectedOptionIndex() !== -1) return;
            if (isSettled) chooseFirst();
            else isEnterWaiting.current = true;
          }}
          // A user who leaves the input after Enter still gets the hit.
          onBlur={() => (isEnterWaiting.current ? combobox.closeDropdown() : close())}
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
