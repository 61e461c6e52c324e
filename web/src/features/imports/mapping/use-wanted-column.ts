import { getRouteApi } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';

const route = getRouteApi('/user/imports/$importId');

/** Gives the focus to the field of the column that the address names, once the columns are shown. */
export function useWantedColumn(element: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { column } = route.useSearch();
  useEffect(() => {
    if (!isReady || column === undefined) return;
    const item = element.current?.querySelector(`[data-column="${CSS.escape(column)}"]`);
    item?.scrollIntoView({ block: 'center' });
    item?.querySelector('input')?.focus();
  }, [element, isReady, column]);
}
