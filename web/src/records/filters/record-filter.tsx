import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchableMultiSelect } from '../../shared/fields/searchable-multi-select';
import type { FilterField } from '../../shared/tables/list-search.rules';
import { recordNameQuery, recordNamesQuery } from './record-filter.api';

interface RecordFilterProps {
  kind: NonNullable<FilterField['record']>;
  label: string;
  values: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Picks records by searching for their names. */
export function RecordFilter({ kind, label, values, onChange }: RecordFilterProps) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const [q] = useDebouncedValue(typed, 250);
  const { data: found = [], isFetching } = useQuery(recordNamesQuery(kind, q));
  const chosen = useQueries({ queries: values.map((id) => recordNameQuery(kind, id)) });
  const options = [
    ...values.map((id, index) => ({ value: id, label: chosen[index]?.data ?? '…' })),
    ...found.filter(({ id }) => !values.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <SearchableMultiSelect
      label={label}
      isSearching={typed !== q || isFetching}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched, also by pinyin, which the texts on the screen do not contain.
      filter={({ options: all }) => all}
      value={[...values]}
      onChange={onChange}
      data={options}
    />
  );
}
