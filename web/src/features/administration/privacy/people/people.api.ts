import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../../shared/api/api.client';
import type { components } from '../../../../shared/api/schema';
import { useChange } from '../../../../shared/api/use-change';

type Schemas = components['schemas'];
export type FoundPerson = Schemas['FoundPersonView'];
export type NewObjection = Schemas['RecordObjection'];

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
