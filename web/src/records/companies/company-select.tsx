import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { buildCompaniesQuery, chosenCompanyQuery, type CountryCode } from './company-options.api';

interface CompanySelectProps extends Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> {
  /** Only companies of this country. */
  country?: CountryCode;
}

/** Picks a company by searching for its name in any script. */
export function CompanySelect({ country, ...props }: CompanySelectProps) {
  return <RecordSelect {...props} buildQuery={buildCompaniesQuery(country)} buildChosenQuery={chosenCompanyQuery} />;
}

interface CompaniesSelectProps extends Omit<MultiSelectProps, 'data'> {
  value: string[];
}

/** Picks several companies by searching for their names in any script. */
export function CompaniesSelect({ value, ...props }: CompaniesSelectProps) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const { data: found = [] } = useQuery({ ...buildCompaniesQuery()(q), placeholderData: keepPreviousData });
  const chosen = useQueries({ queries: value.map((id) => chosenCompanyQuery(id)) });
  const options = [
    ...value.map((id, index) => chosen[index]?.data ?? { value: id, label: '…' }),
    ...found.filter((option) => !value.includes(option.value)),
  ];
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      {...props}
      value={value}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched, also by pinyin, which the labels do not contain.
      filter={({ options: all }) => all}
      data={options}
    />
  );
}
