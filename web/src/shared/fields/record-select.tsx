import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchableSelect, type SearchableSelectProps } from './searchable-select';

export interface RecordOption {
  value: string;
  label: string;
}

export interface RecordSelectProps extends Omit<SearchableSelectProps, 'data'> {
  /** Builds the query that finds the records for a text. */
  buildQuery: (q: string) => UseQueryOptions<RecordOption[], Error, RecordOption[], string[]>;
  /** Builds the query for the chosen record, which the search may not find. */
  buildChosenQuery: (id: string) => UseQueryOptions<RecordOption, Error, RecordOption, string[]>;
  /** Returns the option that creates a record with the name that was typed; absent where none can be created. */
  buildCreateOption?: (name: string) => RecordOption;
  /** Begins to create a record. */
  onCreate?: (name: string) => void;
}

/** Picks a record that the server finds by a text in any script. Nothing is searched before the list is opened. */
export function RecordSelect({
  buildQuery,
  buildChosenQuery,
  buildCreateOption,
  onCreate,
  ...props
}: RecordSelectProps) {
  const [text, setText] = useState('');
  const [hasBeenOpened, setOpened] = useState(false);
  const [q] = useDebouncedValue(text.trim(), 250);
  const { value } = props;
  const [picked, setPicked] = useState<RecordOption | null>(null);
  const read = useQuery({ ...buildChosenQuery(value ?? ''), enabled: Boolean(value) }).data;
  // A record that was just chosen is known before it has been read.
  const chosen = read ?? (picked?.value === value ? picked : null);
  // The name of the chosen record in the input is no search.
  const search = buildQuery(q === chosen?.label ? '' : q);
  const { data: found = [], isFetching } = useQuery({
    ...search,
    placeholderData: keepPreviousData,
    enabled: hasBeenOpened,
  });
  const isFound = !chosen || found.some((option) => option.value === chosen.value);
  const name = text.trim();
  const isSearching = name !== '' && name !== chosen?.label;
  const isFinished = isSearching && name === q && !isFetching;
  // Nobody creates a record that the search is about to find.
  const canCreate = isFinished && isNewName(name, found);
  const creation = buildCreateOption && canCreate ? [buildCreateOption(name)] : [];
  return (
    <SearchableSelect
      clearable
      {...props}
      onDropdownOpen={() => setOpened(true)}
      searchValue={text}
      onSearchChange={setText}
      isSearching={!isFinished}
      // The server has already searched, also by pinyin, which the labels do not contain.
      filter={({ options }) => options}
      data={[...(isFound ? [] : [chosen]), ...found, ...creation]}
      onChange={(id, option) => {
        if (creation.some(({ value: created }) => created === id)) return onCreate?.(name);
        setPicked(option);
        props.onChange?.(id, option);
      }}
    />
  );
}

/** Tells whether a name was typed that none of the records has. */
export function isNewName(name: string, found: readonly RecordOption[]): boolean {
  return name !== '' && found.every(({ label }) => label.toLowerCase() !== name.toLowerCase());
}
