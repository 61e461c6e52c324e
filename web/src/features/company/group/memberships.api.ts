import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';

export type Membership = components['schemas']['MembershipView'];

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
export const membershipApi = createPartApi('companies/{id}/memberships', {
  idName: 'membershipId',
  sort: 'direction,companyName',
  buildKey: (id) => ['companies', 'memberships', id],
  listChangedKeys: () => [['companies', 'memberships']],
});
