import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from './api.client';
import type { paths } from './schema';
import { useChange } from './use-change';

/** The collections whose records are read, changed, archived and restored in the same way. */
export type RecordCollection =
  | 'agreements'
  | 'companies'
  | 'contacts'
  | 'delegations'
  | 'documents'
  | 'leads'
  | 'privacy/requests'
  | 'report-schedules'
  | 'roadshows'
  | 'seminars'
  | 'webhooks';

/** A record of a collection as its page shows it. */
export type RecordView<C extends RecordCollection> =
  paths[`/api/v1/${C}/{id}`]['get']['responses'][200]['content']['application/json'];

/** The body that creates a record; there is none where a form with a file does. */
type NewRecord<C extends RecordCollection> = paths[`/api/v1/${C}`]['post']['requestBody']['content'] extends {
  'application/json': infer B;
}
  ? B
  : never;

/** A record in the version that the user has seen. */
export interface SeenRecord {
  id: string;
  version: number;
}

/** Changes of a record that has been seen in a version. */
export interface RecordUpdate extends SeenRecord {
  body: object;
}

export type RecordApi<C extends RecordCollection> = ReturnType<typeof createRecordApi<C>>;

/** Builds what names a record in a request, which is refused if the record has another version meanwhile. */
export const buildVersionInit = <P extends object = { id: string }>(
  { id, version }: SeenRecord,
  path = { id } as P,
) => ({
  params: { path },
  headers: { 'If-Match': `"${version}"` },
});

/** Sends a request to a path of which a part is a parameter. The client cannot infer its types. */
export function sendRequest<T>(method: string, url: string, init: object): Promise<T> {
  return readBody(api.request(method as never, url as never, init as never) as Promise<{ data?: T }>);
}

/**
 * Creates the query and the mutations of the records of a collection.
 * @param furtherKeys the keys of other queries that show what is changed
 */
export function createRecordApi<C extends RecordCollection>(
  collection: C,
  buildKey: (id: string) => readonly [string, ...string[]] = (id) => [collection, id],
  furtherKeys: readonly (readonly [string])[] = [],
) {
  type View = RecordView<C>;
  const path = `/api/v1/${collection}`;
  const send = sendRequest<View>;

  const query = (id: string) =>
    queryOptions({
      queryKey: buildKey(id),
      queryFn: ({ signal }) => send('get', `${path}/{id}`, { params: { path: { id } }, signal }),
    });

  const keys = [[buildKey('')[0]], ...furtherKeys];
  const getKey = ({ id }: SeenRecord) => buildKey(id);
  const useSet = <T>(change: (input: T) => Promise<View>) => useChange(keys, change, getKey);

  return {
    collection,
    query,
    useCreate: () => useChange(keys, (body: NewRecord<C>) => send('post', path, { body })),
    useUpdate: () =>
      useSet(({ body, ...seen }: RecordUpdate) => send('patch', `${path}/{id}`, { ...buildVersionInit(seen), body })),
    useArchive: () => useSet((seen: SeenRecord) => send('delete', `${path}/{id}`, buildVersionInit(seen))),
    useRestore: () => useSet((seen: SeenRecord) => send('post', `${path}/{id}/restore`, buildVersionInit(seen))),
  };
}
