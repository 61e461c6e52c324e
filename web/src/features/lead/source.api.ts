import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

const MAX_CHOICES = 20;

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

/** The latest activities whose title or reference contains a text. */
export const activitiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['activities', 'select', q],
    queryFn: ({ signal }) => {
      const query = { ...(q && { q }), sort: '-startsOn', limit: MAX_CHOICES };
      return readBody(api.GET('/api/v1/activities', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** The agreements whose title or reference contains a text. */
export const agreementsQuery = (q: string) =>
  queryOptions({
    queryKey: ['agreements', 'select', q],
    queryFn: ({ signal }) => {
      const query = { ...(q && { q }), sort: 'title', limit: MAX_CHOICES };
      return readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
