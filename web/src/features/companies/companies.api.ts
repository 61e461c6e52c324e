import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { COMPANY_LIST } from './company-list.rules';

export type Company = components['schemas']['CompanyView'];

const readPage = (query: paths['/api/v1/companies']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/companies', { params: { query }, signal }));

/** The companies that match the filters, page by page. */
export const companiesQuery = (search: ListSearch) =>
  createListQuery('companies', buildListQuery(COMPANY_LIST, search), readPage);

/** The number of companies that match the filters. */
export const companyCountQuery = (search: ListSearch) => createCountQuery('companies', buildFilters(search), readPage);
