import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export interface RecordOption {
  value: string;
  label: string;
}

export interface RecordSelectProps extends Omit<SelectProps, 'data'> {
  /** Builds the query that finds the records for a text. */
  buildQuery: (q: string) => UseQueryOptions<RecordOption[], Error, RecordOption[], string[]>;
  /** Builds the query for the chosen record, which the search may not find. */
  buildChosenQuery: (id: string) => UseQueryOptions<RecordOption, Error, RecordOption, string[]>;
}

/** Picks a record that the server finds by a text in any script. Nothing is searched before the list is opened. */
export function RecordSelect({ buildQuery, buildChosenQuery, ...props }: RecordSelectProps) {
  const [text, setText] = useState('');
  const [hasBeenOpened, setOpened] = useState(false);
  const [q] = useDebouncedValue(text.trim(), 250);
  const { value } = props;
  const chosen = useQuery({ ...buildChosenQuery(value ?? ''), enabled: Boolean(value) }).data;
  // The name of the chosen record in the input is no search.
  const search = buildQuery(q === chosen?.label ? '' : q);
  const found = useQuery({ ...search, placeholderData: keepPreviousData, enabled: hasBeenOpened }).data ?? [];
  const isFound = !chosen || found.some((option) => option.value === chosen.value);
  return (
    <Select
      searchable
      clearable
      {...props}
      onDropdownOpen={() => setOpened(true)}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched, also by pinyin, which the labels do not contain.
      filter={({ options }) => options}
      data={isFound ? found : [chosen, ...found]}
    />
  );
}
