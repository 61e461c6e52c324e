import { Loader, TextInput } from '@mantine/core';
import Search from 'lucide-react/icons/search';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchText } from '../../records/search/use-search-text';
import classes from './search.module.css';

interface SearchInputProps {
  /** The question that the results belong to. */
  q: string;
  listId: string;
  activeRowId: string | undefined;
  isFetching: boolean;
  onSearch: (q: string) => void;
  /** `isSettled` says whether the results belong to what is in the input. */
  onKeyDown: (event: KeyboardEvent, isSettled: boolean) => void;
}

/** The input of the search. It alone is rendered at every key, so that typing is fast on a slow computer. */
export function SearchInput({ q, listId, activeRowId, isFetching, onSearch, onKeyDown }: SearchInputProps) {
  const { t } = useTranslation('search');
  const { text, inputProps } = useSearchText(onSearch, q);
  return (
    <TextInput
      {...inputProps}
      className={classes['input']}
      variant="unstyled"
      size="md"
      data-autofocus
      autoFocus
      role="combobox"
      aria-label={t('words.search')}
      aria-expanded
      aria-controls={listId}
      aria-activedescendant={activeRowId}
      aria-autocomplete="list"
      autoComplete="off"
      placeholder={t('placeholder')}
      leftSection={isFetching ? <Loader size={16} /> : <Search size={18} aria-hidden />}
      onKeyDown={(event) => onKeyDown(event, text.trim() === q && !isFetching)}
    />
  );
}
