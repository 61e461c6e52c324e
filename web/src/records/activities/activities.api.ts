import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createListQuery } from '../../shared/tables/list-query.factory';
import type { ActivityKind } from './activity-path.rules';

type ActivityView = components['schemas']['ActivityView'];

/** The activities that are offered; all of them when nothing is given. */
export interface ActivityFilter {
  kind?: ActivityKind | undefined;
  ownerId?: string | undefined;
  /** Only the seminars at the stops of this roadshow. */
  roadshowId?: string | undefined;
}

/** Searches for activities by their title. */
export const activitiesQuery = (q: string, { kind, ownerId, roadshowId }: ActivityFilter = {}) =>
  queryOptions({
    queryKey: ['activities', 'select', q, kind ?? '', ownerId ?? '', roadshowId ?? ''],
    queryFn: async ({ signal }) => {
      const page = { ...(q !== '' && { q }), ...(ownerId && { ownerId: [ownerId] }), sort: '-startsOn', limit: 20 };
      if (roadshowId) {
        const query = { ...page, roadshowId: [roadshowId] };
        const { items } = await readBody(api.GET('/api/v1/seminars', { params: { query }, signal }));
        return items.map(({ id, title }) => ({ value: id, label: title }));
      }
      const query = { ...page, ...(kind && { kind: [kind] }) };
      const { items } = await readBody(api.GET('/api/v1/activities', { params: { query }, signal }));
      return items.map(buildOption);
    },
  });

/** One activity with the fields that all kinds have. */
export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal })),
  });

/** Reads the title of one activity. */
export const activityTitleQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', 'title', id],
    queryFn: async ({ signal }) =>
      buildOption(await readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal }))),
  });

/** The title of a stop is often only its city, so that the reference names its roadshow. */
function buildOption({ id, title, kind, reference }: ActivityView) {
  return { value: id, label: kind === 'roadshow_stop' ? `${title} (${reference})` : title };
}

export type FollowUpAttendee = components['schemas']['FollowUpView'];
type FollowUpQuery = paths['/api/v1/activities/{id}/follow-up']['get']['parameters']['query'];

const readPage = ({ activityId, ...query }: FollowUpQuery & { activityId: string }, signal: AbortSignal) =>
  readBody(api.GET('/api/v1/activities/{id}/follow-up', { params: { path: { id: activityId }, query }, signal }));

/** The attendees of an activity who are contacts, those who were not contacted yet first. */
export const followUpQuery = (activityId: string, isOpenOnly: boolean) =>
  createListQuery(
    'follow-up',
    { activityId, sort: 'fullName', ...(isOpenOnly && { 'contactedOn.isNull': true, contactable: [true] }) },
    readPage,
  );
