import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { ProblemError } from '../../shared/api/api.errors';
import type { RecordKind } from './search.api';

/** Reads a record of any kind. */
const READERS = {
  lead: async (id: string, signal: AbortSignal) => ({
    kind: 'lead' as const,
    record: await readBody(api.GET('/api/v1/leads/{id}', { params: { path: { id } }, signal })),
  }),
  company: async (id: string, signal: AbortSignal) => ({
    kind: 'company' as const,
    record: await readBody(api.GET('/api/v1/companies/{id}', { params: { path: { id } }, signal })),
  }),
  contact: async (id: string, signal: AbortSignal) => ({
    kind: 'contact' as const,
    record: await readBody(api.GET('/api/v1/contacts/{id}', { params: { path: { id } }, signal })),
  }),
  activity: async (id: string, signal: AbortSignal) => ({
    kind: 'activity' as const,
    record: await readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal })),
  }),
  agreement: async (id: string, signal: AbortSignal) => ({
    kind: 'agreement' as const,
    record: await readBody(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal })),
  }),
};

/** A record together with its kind. */
export type AnyRecord = Awaited<ReturnType<(typeof READERS)[RecordKind]>>;

/** A record by its kind and id; null if it does not exist, or the user may not see it. */
export const recordQuery = (kind: RecordKind, id: string) =>
  queryOptions({
    queryKey: ['records', kind, id],
    queryFn: async ({ signal }): Promise<AnyRecord | null> => {
      try {
        return await READERS[kind](id, signal);
      } catch (error) {
        if (error instanceof ProblemError && [403, 404].includes(error.status)) return null;
        throw error;
      }
    },
  });

/** Returns the title of a record, or the name of a company or contact. */
export function getRecordTitle({ kind, record }: AnyRecord): string {
  if (kind === 'company') return record.name;
  if (kind === 'contact') return record.fullName;
  return record.title;
}
