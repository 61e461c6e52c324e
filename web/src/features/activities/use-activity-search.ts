import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { findToday } from '../../shared/format/format.rules';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { useListSearch } from '../../shared/tables/use-list-search';
import { readActivitySearch } from './activity-list.rules';
import { readDay, readView, type View } from './calendar/calendar.rules';

const route = getRouteApi('/user/activities');

/** Returns the view, the day and the filters that the address names, and functions that change them. */
export function useActivitySearch() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  // A change of the filters leaves the view and the day as they are.
  const navigateFilters = useCallback(
    ({ search, ...options }: { search: (known: ListSearch) => ListSearch; replace: boolean; resetScroll: boolean }) =>
      navigate({ search: (known: ListSearch) => ({ ...search(known), ...pickPlace(known) }), ...options }),
    [navigate],
  );
  const { search, change } = useListSearch(address, navigateFilters, readActivitySearch);
  const show = useCallback(
    (place: { view?: View; day?: string }) =>
      void navigate({ search: (known: ListSearch) => ({ ...known, ...place }), resetScroll: false }),
    [navigate],
  );
  const view = readView(address, isNarrow);
  return { search, change, view, day: readDay(address, findToday()), show, isNarrow };
}

function pickPlace({ view, day }: ListSearch): ListSearch {
  return { ...(view !== undefined && { view }), ...(day !== undefined && { day }) };
}
