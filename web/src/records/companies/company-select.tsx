import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, readBody } from '../../shared/api/api.client';
import type { paths } from '../../shared/api/schema';

type CountryCode = NonNullable<
  NonNullable<paths['/api/v1/companies']['get']['parameters']['query']>['country']
>[number];

const companiesQuery = (q: string, country?: CountryCode) =>
  queryOptions({
    queryKey: ['companies', 'select', q, country],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/companies', {
          params: {
            query: {
              ...(q === '' ? {} : { q }),
              ...(country === undefined ? {} : { country: [country] }),
              sort: 'name',
              limit: 20,
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

interface CompanySelectProps extends Omit<SelectProps, 'data'> {
  /** Only companies of this country. */
  country?: CountryCode;
}

/** Picks a company by searching for its name in any script. */
export function CompanySelect({ country, ...props }: CompanySelectProps) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const { data } = useQuery(companiesQuery(q, country));
  return (
    <Select
      searchable
      clearable
      {...props}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched, also by pinyin, which the texts on the screen do not contain.
      filter={({ options }) => options}
      data={
        data?.items.map(({ id, name, nativeName }) => ({
          value: id,
          label: nativeName ? `${name} ${nativeName}` : name,
        })) ?? []
      }
    />
  );
}
