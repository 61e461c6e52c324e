import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../../shared/api/api.client';
import { sendRequest } from '../../../../shared/api/record.api';
import type { components } from '../../../../shared/api/schema';
import { useChange } from '../../../../shared/api/use-change';
import { createSearchQueries } from '../../../../shared/tables/list-query.factory';
import { ERASURE_LIST } from './erasure-list.rules';

type Schemas = components['schemas'];
export type ErasurePreview = Schemas['ErasurePreviewView'];
export type Erasure = Schemas['ErasureView'];
export type ErasureEntry = Schemas['ErasureEntryView'];
export type Mention = Schemas['ErasureMentionView'];
export type Decision = Schemas['DecideMention'];
export type NewErasure = Schemas['ErasePerson'];

/** The reason of a dry run, whose result does not depend on it. */
const ANY_REASON = 'no_longer_needed';

/**
 * The preview of the erasure of a person.
 * @param kept the tables whose mentions all stay, because there are too many to decide
 */
export const previewQuery = (key: string, kept: readonly Decision[]) =>
  queryOptions({
    queryKey: ['erasure-preview', key, kept],
    queryFn: ({ signal }) =>
      sendRequest<ErasurePreview>('post', '/api/v1/privacy/erasures', {
        body: { key, reason: ANY_REASON, decisions: kept, dryRun: true },
        signal,
      }),
    // Reading it again searches every text of the database. It is done when something is refused.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** Returns a mutation that erases a person. */
export function useErase() {
  return useChange(
    [
      ['privacy/erasures'],
      ['privacy/requests'],
      ['privacy/retention'],
      ['privacy/notices'],
      ['privacy-people'],
      ['contacts'],
    ],
    (body: NewErasure) => readBody(api.POST('/api/v1/privacy/erasures', { body })) as Promise<Erasure>,
  );
}

/** The erasures that match the filters. */
export const { pagesQuery: erasuresQuery } = createSearchQueries('/api/v1/privacy/erasures', ERASURE_LIST);

/** One erasure with the decisions about mentions. */
export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy/erasures', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/privacy/erasures/{id}', { params: { path: { id } }, signal })),
  });

/** The running requests of a contact for erasure. */
export const erasureRequestsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['privacy/requests', 'list', { contactId, kind: 'erasure' }],
    queryFn: async ({ signal }) => {
      const query = { contactId: [contactId], kind: ['erasure'], state: ['open', 'in_progress'] } as const;
      const { items } = await readBody(
        api.GET('/api/v1/privacy/requests', { params: { query: query as never }, signal }),
      );
      return items;
    },
  });
