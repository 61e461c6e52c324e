import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** A company. */
export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['companies', companyId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/companies/{id}', { params: { path: { id: companyId } }, signal })),
  });

/** The companies that may be the same as a company, likeliest first. */
export const companyDuplicatesQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['companies', companyId, 'duplicates'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/companies/{id}/duplicates', { params: { path: { id: companyId } }, signal })),
  });
