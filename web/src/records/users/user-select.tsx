import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from './users.api';

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
