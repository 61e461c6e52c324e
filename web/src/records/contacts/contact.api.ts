import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';

export const contactApi = createRecordApi('contacts');

/** The people who work for a company, also beside another employer. */
export const contactsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['contacts', 'of-company', companyId],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/contacts', {
          params: { query: { worksFor: [companyId], sort: 'fullName', limit: 200 } },
          signal,
        }),
      ),
  });
