import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createPagesQuery } from '../../shared/tables/list-query.factory';

export type CompanyView = components['schemas']['CompanyView'];

const PAGE_SIZE = 50;

/** The leads of a company that the user may see, newest first. */
export const leadsQuery = (companyId: string) =>
  createPagesQuery(['leads', 'of-company', companyId], PAGE_SIZE, (page, signal) => {
    const query = { companyId: [companyId], sort: '-receivedOn', ...page };
    return readBody(api.GET('/api/v1/leads', { params: { query }, signal }));
  });

/** The agreements in which a company takes part, newest first. */
export const agreementsQuery = (companyId: string) =>
  createPagesQuery(['agreements', 'of-company', companyId], PAGE_SIZE, (page, signal) => {
    const query = { partyCompanyId: [companyId], sort: '-createdAt', ...page };
    return readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
  });
