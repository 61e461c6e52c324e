import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { createRecordApi } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createSearchQueries } from '../../../shared/tables/list-query.factory';
import { REQUEST_LIST } from './request-list.rules';

type Schemas = components['schemas'];
export type PrivacyRequest = Schemas['PrivacyRequestView'];
export type PrivacyRequestDetail = Schemas['PrivacyRequestDetailView'];
export type FoundPerson = Schemas['FoundPersonView'];
export type NewObjection = Schemas['RecordObjection'];

/** The requests that match the filters, and their number. */
export const { pagesQuery: requestsQuery } = createSearchQueries('/api/v1/privacy/requests', REQUEST_LIST);

export const requestApi = createRecordApi('privacy/requests');

/** The people whom a search finds. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['privacy-people', q],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/privacy/people', { params: { query: { q } }, signal })),
  });

/** Returns a mutation that records an objection of a person. */
export function useObject(key: string) {
  return useChange([['privacy-people'], ['contacts'], ['mail-status'], ['consents']], (body: NewObjection) =>
    readBody(api.POST('/api/v1/privacy/people/{key}/object', { params: { path: { key } }, body })),
  );
}
