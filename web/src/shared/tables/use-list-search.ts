import { useMatch, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ChangeSearch, ListSearch } from './list-search.rules';

type Navigate = (options: {
  search: (known: ListSearch) => ListSearch;
  replace: boolean;
  resetScroll: boolean;
}) => Promise<void>;

/**
 * Returns the parameters of the address that mean something to a list, and a function that changes them. It does nothing
 * once the user is on the way to another page, because the change would bring them back.
 */
export function useListSearch(
  address: ListSearch,
  navigate: Navigate,
  read: (address: Record<string, unknown>) => ListSearch,
): { search: ListSearch; change: ChangeSearch } {
  const router = useRouter();
  const path = useMatch({ strict: false, select: ({ pathname }) => pathname });
  const search = useMemo(() => read(address), [read, address]);
  const change = useCallback<ChangeSearch>(
    (update) => {
      if (removeSlash(router.latestLocation.pathname) !== removeSlash(path)) return;
      void navigate({ search: (known) => update(read(known)), replace: true, resetScroll: false });
    },
    [navigate, read, router, path],
  );
  return { search, change };
}

/** Removes the slash at the end of a path, which means nothing. */
function removeSlash(path: string): string {
  return path.replace(/\/$/, '');
}
