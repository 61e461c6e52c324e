import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type CompanyView = components['schemas']['CompanyView'];

const PAGE_SIZE = 50;

/** The leads of a company that the user may see, newest first. */
export const leadsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'of-company', companyId],
    queryFn: ({ pageParam, signal }) => {
      const query = { companyId: [companyId], sort: '-receivedOn', limit: PAGE_SIZE, ...buildCursor(pageParam) };
      return readBody(api.GET('/api/v1/leads', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The agreements in which a company takes part, newest first. */
export const agreementsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['agreements', 'of-company', companyId],
    queryFn: ({ pageParam, signal }) => {
      const query = { partyCompanyId: [companyId], sort: '-createdAt', limit: PAGE_SIZE, ...buildCursor(pageParam) };
      return readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The first page has no cursor. */
function buildCursor(cursor: string | null): { cursor?: string } {
  return cursor ? { cursor } : {};
}
