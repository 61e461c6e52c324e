import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type DoorLink = Schemas['DoorLinkView'];

const getKey = (seminarId: string) => ['seminars', seminarId, 'door-links'] as const;

/** The links with which helpers without an account check people in at a seminar, with the newest first. */
export const doorLinksQuery = (seminarId: string) =>
  queryOptions({
    queryKey: getKey(seminarId),
    queryFn: async ({ signal }) => {
      const path = { id: seminarId };
      const { items } = await readBody(api.GET('/api/v1/seminars/{id}/door-links', { params: { path }, signal }));
      return items;
    },
  });

/** Returns a mutation that creates a link. Only its result has the address. */
export function useCreateDoorLink(seminarId: string) {
  return useChange([getKey(seminarId)], (body: Schemas['CreateDoorLink']) =>
    readBody(api.POST('/api/v1/seminars/{id}/door-links', { params: { path: { id: seminarId } }, body })),
  );
}

/** Returns a mutation that revokes a link. */
export function useRevokeDoorLink(seminarId: string) {
  return useChange([getKey(seminarId)], ({ id: linkId }: DoorLink) =>
    readBody(api.DELETE('/api/v1/seminars/{id}/door-links/{linkId}', { params: { path: { id: seminarId, linkId } } })),
  );
}

/** Returns the state of a link: it opens the check-in, was revoked or has expired. */
export function findDoorLinkState(
  { revokedAt, expiresAt }: DoorLink,
  now = Date.now(),
): 'open' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now ? 'expired' : 'open';
}
