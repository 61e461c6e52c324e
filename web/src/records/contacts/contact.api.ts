import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

/** A contact. */
export const contactQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contacts', contactId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/contacts/{id}', { params: { path: { id: contactId } }, signal })),
  });
