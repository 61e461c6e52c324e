import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type Membership = Schemas['MembershipView'];

/** The companies whose parent a company is. */
export const subsidiariesQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['companies', 'subsidiaries', companyId],
    queryFn: ({ signal }) => {
      const query = { parentId: [companyId], sort: 'name', limit: 200 };
      return readBody(api.GET('/api/v1/companies', { params: { query }, signal }));
    },
  });

/** The memberships of a company in both directions, present and past ones. */
export const membershipsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['companies', 'memberships', companyId],
    queryFn: ({ signal }) => {
      const params = { path: { id: companyId }, query: { sort: 'direction,companyName', limit: 200 } };
      return readBody(api.GET('/api/v1/companies/{id}/memberships', { params, signal }));
    },
  });

/** Returns a mutation that adds a membership, or changes one that still has the version that the user has seen. */
export function useSaveMembership(companyId: string) {
  return useChange(
    [['companies', 'memberships']],
    ({ membership, body }: { membership: Membership | null; body: Schemas['CreateMembership'] }) => {
      if (!membership) {
        return readBody(api.POST('/api/v1/companies/{id}/memberships', { params: { path: { id: companyId } }, body }));
      }
      const { role, since, until } = body;
      return readBody(
        api.PATCH('/api/v1/companies/{id}/memberships/{membershipId}', {
          ...buildVersionInit(membership, { id: companyId, membershipId: membership.id }),
          body: { role, since, until },
        }),
      );
    },
  );
}
