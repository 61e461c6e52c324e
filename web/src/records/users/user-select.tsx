import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from './users.api';

/** Picks a colleague by name. */
export function UserSelect(props: Omit<SelectProps, 'data'>) {
  return <Select searchable clearable {...props} data={useColleagues()} />;
}

/** Picks several colleagues by name. */
export function UsersSelect(props: Omit<MultiSelectProps, 'data'>) {
  return <MultiSelect searchable clearable {...props} data={useColleagues()} />;
}

function useColleagues() {
  const { data } = useQuery(colleaguesQuery);
  return data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? [];
}
