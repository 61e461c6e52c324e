import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface RecordOption {
  value: string;
  label: string;
}

export interface RecordSelectProps extends Omit<SelectProps, 'data'> {
  /** Builds the query that finds the records for a text. */
  buildQuery: (q: string) => UseQueryOptions<RecordOption[], Error, RecordOption[], string[]>;
}

/** Picks a record that the server finds by a text in any script. */
export function RecordSelect({ buildQuery, ...props }: RecordSelectProps) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const { data = [] } = useQuery({ ...buildQuery(q), placeholderData: keepPreviousData });
  return (
    <Select
      searchable
      clearable
      {...props}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched, also by pinyin, which the labels do not contain.
      filter={({ options }) => options}
      data={data}
    />
  );
}
