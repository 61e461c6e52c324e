import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useUser } from '../../../shared/session/use-session';
import type { ChangeSearch, ListSearch } from '../../../shared/tables/list-search.rules';
import { viewsQuery } from './views.api';
import { openView, type ViewedList } from './views.rules';

/**
 * Opens the default view of the user when the list is opened without filters. Later the user may remove all filters
 * without getting the view back.
 */
export function useDefaultView(viewed: ViewedList, search: ListSearch, onChange: ChangeSearch): void {
  const { id: userId } = useUser();
  const { data } = useQuery(viewsQuery(viewed.entity));
  const { isPlain = hasNoParameters } = viewed;
  // The switch between the board and the table of leads keeps the filters, also when there are none.
  const keepsFilters = useLocation({ select: ({ state }) => state.keepsFilters === true });
  // A link to a part of the list means the list as the application shows it.
  const isOpenedPlain = useRef(isPlain(search) && !keepsFilters && location.hash === '');
  useEffect(() => {
    if (!data || !isOpenedPlain.current) return;
    isOpenedPlain.current = false;
    const view = data.items.find(({ isDefault, ownerId }) => isDefault && ownerId === userId);
    if (view) onChange((known) => (isPlain(known) ? openView(viewed, view) : known));
  }, [data, isPlain, onChange, userId, viewed]);
}

function hasNoParameters(search: ListSearch): boolean {
  return Object.keys(search).length === 0;
}
