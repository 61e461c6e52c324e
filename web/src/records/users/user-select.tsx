import { Select, type SelectProps } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** The colleagues who work on leads. */
const colleaguesQuery = queryOptions({
  queryKey: ['users', 'colleagues'],
  queryFn: ({ signal }) =>
    readBody(
      api.GET('/api/v1/users', {
        params: { query: { role: ['bdm', 'manager', 'admin'], sort: 'fullName', limit: 200 } },
        signal,
      }),
    ),
  staleTime: 300_000,
});

/** Picks a colleague by name. */
export function UserSelect(props: Omit<SelectProps, 'data'>) {
  const { data } = useQuery(colleaguesQuery);
  return (
    <Select
      searchable
      clearable
      {...props}
      data={data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? []}
    />
  );
}
