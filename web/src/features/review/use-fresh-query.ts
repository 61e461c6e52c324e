import { type DefaultError, type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * Reads a record that is decided about. Its data is undefined while what was read earlier may be out of date: a key that the user
 * presses at once must not decide about it, because the server refuses that.
 */
export function useFreshQuery<Data, Key extends QueryKey>(options: UseQueryOptions<Data, DefaultError, Data, Key>) {
  const { data, error, isStale, isFetchedAfterMount, failureCount, refetch } = useQuery(options);
  const [wasStale] = useState(isStale);
  const isBeingReadAgain = wasStale && !isFetchedAfterMount && failureCount === 0;
  return { data: isBeingReadAgain ? undefined : data, error: data ? null : error, refetch };
}
