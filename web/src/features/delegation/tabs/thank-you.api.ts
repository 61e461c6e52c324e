import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import type { ListDefinition } from '../../../shared/tables/list-search.rules';

export type Thanked = components['schemas']['ThankYouView'];

const SORT = 'companyName,fullName';

/** The people and companies to thank for a delegation, by company. */
export const thankYouQuery = (id: string) =>
  createListQuery('activities', { id, sort: SORT }, ({ id: delegationId, ...query }, signal) =>
    readBody(
      api.GET('/api/v1/delegations/{id}/thank-you-list', { params: { path: { id: delegationId }, query }, signal }),
    ),
  );

/** The list of the people and companies to thank, for its export. */
export const buildThankYouList = (id: string): ListDefinition => ({
  path: `/api/v1/delegations/${id}/thank-you-list`,
  fields: [],
  sorts: [],
  defaultSort: SORT,
  columns: [],
});
