import { queryOptions, type QueryKey } from '@tanstack/react-query';
import type { ListDefinition } from '../tables/list-search.rules';
import { buildVersionInit, type SeenRecord, sendRequest } from './record.api';
import type { paths } from './schema';
import { useChange } from './use-change';

/** The collections of the records that belong to another one. */
export type PartCollection =
  | 'activities/{id}/meeting-parties'
  | 'activities/{id}/meetings'
  | 'agreements/{id}/commitments'
  | 'companies/{id}/memberships'
  | 'delegations/{id}/participants'
  | 'delegations/{id}/programme'
  | 'roadshows/{id}/stops'
  | 'seminars/{id}/sessions';

type Page<C extends PartCollection> = paths[`/api/v1/${C}`]['get']['responses'][200]['content']['application/json'];

/** A record that belongs to another one. */
export type PartView<C extends PartCollection> = Page<C>['items'][number];

type NewPart<C extends PartCollection> = paths[`/api/v1/${C}`]['post']['requestBody']['content']['application/json'];

/** The changes of a part, in the body of `PATCH`. */
type PartChanges<C extends PartCollection> = {
  [P in keyof paths]: P extends `/api/v1/${C}/{${string}}`
    ? paths[P] extends { patch: { requestBody: { content: { 'application/json': infer Body } } } }
      ? Body
      : never
    : never;
}[keyof paths];

interface PartOptions {
  /** The name of the second id in the path, such as `stopId`. */
  idName: string;
  sort: string;
  /** The key of the queries of the parts of a record; it begins with what changes of a part make out of date. */
  buildKey: (id: string) => readonly [string, ...string[]];
  /** The keys of what a change makes out of date. Default: all that begins like the key. */
  listChangedKeys?: (id: string) => readonly QueryKey[];
}

export type PartApi<C extends PartCollection> = ReturnType<typeof createPartApi<C>>;

/** Most lists of parts are far shorter. */
const MAX_PARTS = 200;

/** Creates the query and the mutations of the records that belong to another one. */
export function createPartApi<C extends PartCollection>(
  collection: C,
  { idName, sort, buildKey, listChangedKeys = (id) => [[buildKey(id)[0]]] }: PartOptions,
) {
  type View = PartView<C>;
  const path = `/api/v1/${collection}`;
  const one = `${path}/{${idName}}`;
  const buildInit = (id: string, part: SeenRecord) => buildVersionInit(part, { id, [idName]: part.id });
  const useSet = <T>(id: string, change: (input: T) => Promise<View>) => useChange(listChangedKeys(id), change);
  return {
    collection,
    /** The list of the parts of a record, for its export. */
    buildList: (id: string): ListDefinition => ({
      path: path.replace('{id}', id),
      fields: [],
      sorts: [],
      defaultSort: sort,
      columns: [],
    }),
    /** The parts of a record in their order, without the archived ones unless they are asked for. */
    query: (id: string, archived?: 'true' | 'any') =>
      queryOptions({
        queryKey: [...buildKey(id), archived ?? 'false'],
        queryFn: ({ signal }) => {
          const query = { sort, limit: MAX_PARTS, ...(archived && { archived }) };
          return sendRequest<Page<C>>('get', path, { params: { path: { id }, query }, signal });
        },
      }),
    /** Adds a part, or changes one that still has the version that the user has seen. */
    useSave: (id: string) =>
      useSet(id, ({ part, body }: { part: SeenRecord | null; body: NewPart<C> | PartChanges<C> }) =>
        part
          ? sendRequest<View>('patch', one, { ...buildInit(id, part), body })
          : sendRequest<View>('post', path, { params: { path: { id } }, body }),
      ),
    useArchive: (id: string) => useSet(id, (part: SeenRecord) => sendRequest<View>('delete', one, buildInit(id, part))),
    useRestore: (id: string) =>
      useSet(id, (part: SeenRecord) => sendRequest<View>('post', `${one}/restore`, buildInit(id, part))),
  };
}
