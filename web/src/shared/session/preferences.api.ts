import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../api/api.client';
import type { components } from '../api/schema';

export type Preferences = components['schemas']['PreferencesView'];
/** Changes of preferences. Kinds of notifications that it does not name stay as they are. */
export type PreferenceChanges = Partial<Omit<Preferences, 'notifications'>> & {
  notifications?: Partial<Preferences['notifications']>;
};

/** The preferences of the user, which follow him to every device. */
export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/me/preferences', { signal })),
  staleTime: Infinity,
});

/** Returns a mutation that changes preferences. The screen shows the change at once, because it is easily undone. */
export function useUpdatePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PreferenceChanges) => readBody(api.PATCH('/api/v1/me/preferences', { body })),
    onMutate: (changes) => {
      client.setQueryData(preferencesQuery.queryKey, (known) => known && mergePreferences(known, changes));
    },
    onError: () => void client.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  });
}

/** Merges changes as the server does with kinds of notifications and the first level of `ui`. */
function mergePreferences(known: Preferences, changes: PreferenceChanges): Preferences {
  return {
    ...known,
    ...changes,
    ui: { ...known.ui, ...changes.ui },
    notifications: { ...known.notifications, ...changes.notifications },
  };
}
