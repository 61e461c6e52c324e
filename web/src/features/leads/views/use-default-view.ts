import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useUser } from '../../../shared/session/use-session';
import { type ChangeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { viewsQuery } from './views.api';
import { openView } from './views.rules';

/**
 * Opens the default view of the user when the list is opened without filters. Later the user may remove all filters
 * without getting the view back.
 */
export function useDefaultView(search: ListSearch, onChange: ChangeSearch): void {
  const { id: userId } = useUser();
  const { data } = useQuery(viewsQuery);
  const isOpenedPlain = useRef(Object.keys(search).length === 0);
  useEffect(() => {
    if (!data || !isOpenedPlain.current) return;
    isOpenedPlain.current = false;
    const view = data.items.find(({ isDefault, ownerId }) => isDefault && ownerId === userId);
    if (view) onChange((known) => (Object.keys(known).length === 0 ? openView(view) : known));
  }, [data, onChange, userId]);
}
