import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type ConsentView = components['schemas']['ConsentView'];
export type RecordConsent = components['schemas']['RecordConsent'];

/** The leads to which a contact belongs, also closed ones. */
export const leadsOfContactQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['leads', 'of-contact', contactId],
    queryFn: ({ signal }) => {
      const query = { contactId: [contactId], sort: '-receivedOn', limit: 200 };
      return readBody(api.GET('/api/v1/leads', { params: { query }, signal }));
    },
  });

/** The statements of a contact on the use of the data, latest first. */
export const consentsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contacts', contactId, 'consents'],
    queryFn: ({ signal }) => {
      const params = { path: { id: contactId }, query: { limit: 200 } };
      return readBody(api.GET('/api/v1/contacts/{id}/consents', { params, signal }));
    },
  });

/** Returns a mutation that records a consent. */
export function useRecordConsent(contactId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RecordConsent) =>
      readBody(api.POST('/api/v1/contacts/{id}/consents', { params: { path: { id: contactId } }, body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['contacts', contactId] });
      void client.invalidateQueries({ queryKey: ['timeline'] });
    },
  });
}
