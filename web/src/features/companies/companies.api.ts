import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { COMPANY_LIST } from './company-list.rules';

export type Company = components['schemas']['CompanyView'];

/** The companies that match the filters, and their number. */
export const { pagesQuery: companiesQuery, countQuery: companyCountQuery } = createSearchQueries(
  '/api/v1/companies',
  COMPANY_LIST,
);
