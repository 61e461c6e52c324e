import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';

/** An activity that a lead came from. */
export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal })),
  });

/** An agreement that a lead came from. */
export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal })),
  });
