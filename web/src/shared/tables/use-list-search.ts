import { useCallback, useMemo } from 'react';
import type { ChangeSearch, ListSearch } from './list-search.rules';

type Navigate = (options: {
  search: (known: ListSearch) => ListSearch;
  replace: boolean;
  resetScroll: boolean;
}) => Promise<void>;

/** Returns the parameters of the address that mean something to a list, and a function that changes them. */
export function useListSearch(
  address: ListSearch,
  navigate: Navigate,
  read: (address: Record<string, unknown>) => ListSearch,
): { search: ListSearch; change: ChangeSearch } {
  const search = useMemo(() => read(address), [read, address]);
  const change = useCallback<ChangeSearch>(
    (update) => void navigate({ search: (known) => update(read(known)), replace: true, resetScroll: false }),
    [navigate, read],
  );
  return { search, change };
}
