import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import type { Registration } from '../registrations/registrations.api';

type Schemas = components['schemas'];

/** The largest page of the API. */
const PAGE_SIZE = 200;

/**
 * All registrations of a seminar by name. The device has all of them, so that a person is found while the user types,
 * and also when the network is gone.
 */
export const visitorsQuery = (seminarId: string) =>
  queryOptions({
    queryKey: ['seminars', seminarId, 'visitors'],
    queryFn: async ({ signal }) => {
      const visitors: Registration[] = [];
      let cursor: string | null = null;
      do {
        const query = { sort: 'fullName', limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
        const page: { items: Registration[]; nextCursor: string | null } = await readBody(
          api.GET('/api/v1/seminars/{id}/registrations', { params: { path: { id: seminarId }, query }, signal }),
        );
        visitors.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return visitors;
    },
  });

/** Checks a visitor in. A second check-in of the same person changes nothing. */
export function checkIn(seminarId: string, body: Schemas['CheckIn']): Promise<Schemas['CheckInView']> {
  return readBody(api.POST('/api/v1/seminars/{id}/check-in', { params: { path: { id: seminarId } }, body }));
}

/** Shows a registration in its new state without reading the whole list again. */
export function storeVisitor(client: QueryClient, seminarId: string, registration: Registration): void {
  client.setQueryData(visitorsQuery(seminarId).queryKey, (visitors) =>
    visitors
      ?.map((visitor) => (visitor.id === registration.id ? registration : visitor))
      .filter(({ archivedAt }) => archivedAt === null),
  );
}
