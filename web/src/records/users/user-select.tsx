import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchableMultiSelect, type SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import { SearchableSelect, type SearchableSelectProps } from '../../shared/fields/searchable-select';
import { colleaguesQuery } from './users.api';

/** Picks a colleague by name. The colleagues are read when the list is opened or somebody is chosen. */
export function UserSelect(props: Omit<SearchableSelectProps, 'data'>) {
  const { data, isPending, open } = useColleagues(Boolean(props.value));
  return <SearchableSelect clearable {...props} isSearching={isPending} onDropdownOpen={open} data={data} />;
}

/** Picks several colleagues by name. */
export function UsersSelect(props: Omit<SearchableMultiSelectProps, 'data'>) {
  const { data, isPending, open } = useColleagues(props.value !== undefined && props.value.length > 0);
  return <SearchableMultiSelect clearable {...props} isSearching={isPending} onDropdownOpen={open} data={data} />;
}

function useColleagues(isChosen: boolean) {
  const [hasBeenOpened, setOpened] = useState(false);
  const { data, isPending } = useQuery({ ...colleaguesQuery, enabled: isChosen || hasBeenOpened });
  return {
    isPending,
    data: data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? [],
    open: () => setOpened(true),
  };
}
