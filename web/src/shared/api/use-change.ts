import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * Returns a mutation after which everything under some keys is read again, also after a refusal, because what the user has
 * seen may be out of date. It does not wait for that, because that lasts for as long as the server cannot be reached.
 */
export function useChange<Input, Result>(
  keys: readonly QueryKey[],
  change: (input: Input) => Promise<Result>,
  /** Returns the key of the query that shows the result at once. */
  getShownKey?: (result: Result) => QueryKey,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result) => {
      if (getShownKey) client.setQueryData(getShownKey(result), result);
    },
    onSettled: () => {
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
  });
}
