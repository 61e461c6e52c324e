import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { contactQuery } from '../../records/contacts/contact.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type ContactView = components['schemas']['ContactView'];
export type ConsentView = components['schemas']['ConsentView'];
export type RecordConsent = components['schemas']['RecordConsent'];

const PAGE_SIZE = 50;

const buildParameters = ({ id, version }: Pick<ContactView, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation whose result is the contact in its new state. */
function useContactChange<T>(change: (request: T) => Promise<ContactView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (contact) => client.setQueryData(contactQuery(contact.id).queryKey, contact),
    // After a refusal the page may be out of date.
    onSettled: () => void client.invalidateQueries({ queryKey: ['contacts'] }),
  });
}

/** Returns a mutation that updates fields of a contact, if it still has the version that the user has seen. */
export function useUpdateContact() {
  return useContactChange(({ body, ...contact }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/contacts/{id}', { ...buildParameters(contact), body })),
  );
}

/** Returns a mutation that archives a contact. */
export function useArchiveContact() {
  return useContactChange((contact: ContactView) =>
    readBody(api.DELETE('/api/v1/contacts/{id}', buildParameters(contact))),
  );
}

/** Returns a mutation that restores an archived contact. */
export function useRestoreContact() {
  return useContactChange((contact: ContactView) =>
    readBody(api.POST('/api/v1/contacts/{id}/restore', buildParameters(contact))),
  );
}

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

/** Everything that happened with a contact, newest first. It shows records of several kinds. */
export const timelineQuery = (contactId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', 'contact', contactId],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const params = { path: { id: contactId }, query };
      return readBody(api.GET('/api/v1/contacts/{id}/timeline', { params, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
