import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';

export const companyApi = createRecordApi('companies');

/** The companies that may be the same as a company, likeliest first. */
export const companyDuplicatesQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['companies', companyId, 'duplicates'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/companies/{id}/duplicates', { params: { path: { id: companyId } }, signal })),
  });
