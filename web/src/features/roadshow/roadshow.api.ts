import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createPartApi } from '../../shared/api/part.api';
import { createRecordApi } from '../../shared/api/record.api';
import type { components, paths } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type RoadshowView = Schemas['RoadshowView'];
export type StopView = Schemas['StopView'];
export type SeminarView = Schemas['SeminarView'];

const MAX_SEMINARS = 200;

/** Roadshows with the totals of their stops, which are archived and restored with them. */
export const roadshowApi = createRecordApi('roadshows');

/** The stops of a roadshow in their order. A change of one also changes the totals and the places of others. */
export const stopApi = createPartApi('roadshows/{id}/stops', {
  idName: 'stopId',
  sort: 'position',
  buildKey: (id) => ['roadshows', id, 'stops'],
});

/** The seminars at the stops of a roadshow. */
export const seminarsQuery = (roadshowId: string) =>
  queryOptions({
    queryKey: ['roadshows', roadshowId, 'seminars'],
    queryFn: ({ signal }) => {
      const query = { roadshowId: [roadshowId], sort: 'startsOn', limit: MAX_SEMINARS };
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
