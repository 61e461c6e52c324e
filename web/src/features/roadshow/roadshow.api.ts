import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit, createRecordApi } from '../../shared/api/record.api';
import type { components, paths } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';

type Schemas = components['schemas'];
export type RoadshowView = Schemas['RoadshowView'];
export type StopView = Schemas['StopView'];
export type SeminarView = Schemas['SeminarView'];

const MAX_STOPS = 200;

/** Roadshows with the totals of their stops, which are archived and restored with them. */
export const roadshowApi = createRecordApi('roadshows');

/** The stops of a roadshow in their order; the archived ones when asked for. */
export const stopsQuery = (roadshowId: string, archived = false) =>
  queryOptions({
    queryKey: ['roadshows', roadshowId, 'stops', archived],
    queryFn: ({ signal }) => {
      const query = { sort: 'position', limit: MAX_STOPS, ...(archived && { archived: 'true' as const }) };
      return readBody(api.GET('/api/v1/roadshows/{id}/stops', { params: { path: { id: roadshowId }, query }, signal }));
    },
  });

/** The seminars at the stops of a roadshow. */
export const seminarsQuery = (roadshowId: string) =>
  queryOptions({
    queryKey: ['roadshows', roadshowId, 'seminars'],
    queryFn: ({ signal }) => {
      const query = { roadshowId: [roadshowId], sort: 'startsOn', limit: MAX_STOPS };
      return readBody(api.GET('/api/v1/seminars', { params: { query }, signal }));
    },
  });

/** The number of leads whose source is one of some activities, among those that the user may see. */
export const leadCountQuery = (activityIds: readonly string[]) =>
  queryOptions({
    queryKey: ['leads', 'count-of-activities', activityIds],
    queryFn: async ({ signal }) => {
      const query: NonNullable<paths['/api/v1/leads']['get']['parameters']['query']> = {
        'source.activityId': [...activityIds],
        count: true,
        limit: 1,
      };
      return (await readBody(api.GET('/api/v1/leads', { params: { query }, signal }))).total ?? 0;
    },
  });

const buildStopParameters = (stop: StopView) => buildVersionInit(stop, { id: stop.roadshowId, stopId: stop.id });

/** Returns a mutation of a stop. It also changes the totals of the roadshow, and the places of other stops. */
const useStopChange = <T>(change: (input: T) => Promise<StopView>) => useChange([['roadshows']], change);

/** Returns a mutation that adds a stop, or changes one that still has the version that the user has seen. */
export function useSaveStop(roadshowId: string) {
  return useStopChange(({ stop, body }: { stop: StopView | null; body: Schemas['CreateStop'] }) =>
    readBody(
      stop
        ? api.PATCH('/api/v1/roadshows/{id}/stops/{stopId}', { ...buildStopParameters(stop), body })
        : api.POST('/api/v1/roadshows/{id}/stops', { params: { path: { id: roadshowId } }, body }),
    ),
  );
}

/** Returns a mutation that archives a stop. The stops after it move up. */
export function useArchiveStop() {
  return useStopChange((stop: StopView) =>
    readBody(api.DELETE('/api/v1/roadshows/{id}/stops/{stopId}', buildStopParameters(stop))),
  );
}

/** Returns a mutation that restores a stop. It becomes the last one. */
export function useRestoreStop() {
  return useStopChange((stop: StopView) =>
    readBody(api.POST('/api/v1/roadshows/{id}/stops/{stopId}/restore', buildStopParameters(stop))),
  );
}

/** Returns a mutation that moves a stop to another place in the order. */
export function useMoveStop() {
  return useStopChange(({ stop, position }: { stop: StopView; position: number }) =>
    readBody(api.PATCH('/api/v1/roadshows/{id}/stops/{stopId}', { ...buildStopParameters(stop), body: { position } })),
  );
}
