import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from './session.api';

/** Returns the signed-in user. Use it on screens that visitors cannot open. */
export function useUser() {
  const { user } = useSuspenseQuery(sessionQuery).data;
  if (!user) throw new Error('This screen needs a user.');
  return user;
}

/** Returns whether the user has a right, such as `leads:write`. */
export function useCan(permission: string): boolean {
  return useUser().permissions.includes(permission);
}
