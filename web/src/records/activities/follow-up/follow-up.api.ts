import { api, readBody } from '../../../shared/api/api.client';
import type { components, paths } from '../../../shared/api/schema';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import type { ListDefinition, ListSearch } from '../../../shared/tables/list-search.rules';

export type Attendee = components['schemas']['FollowUpView'];
type FollowUpQuery = NonNullable<paths['/api/v1/activities/{id}/follow-up']['get']['parameters']['query']>;

/** Only the attendees whom nobody has contacted since the activity. */
export const NOT_CONTACTED: ListSearch = { 'contactedOn.isNull': true };

/** The list of the attendees of an activity, for its export. */
export const buildFollowUpList = (activityId: string): ListDefinition => ({
  path: `/api/v1/activities/${activityId}/follow-up`,
  fields: [{ name: 'contactedOn', kind: 'day', isNullable: true }],
  sorts: ['fullName'],
  defaultSort: 'fullName',
  columns: [],
});

/** The attendees of an activity, and when each was first contacted after it. */
export const followUpQuery = (activityId: string, isOpenOnly: boolean) => {
  const query: FollowUpQuery = { sort: 'fullName', ...(isOpenOnly && { 'contactedOn.isNull': true }) };
  return createListQuery('interactions', { ...query, activityId }, ({ activityId: id, ...page }, signal) =>
    readBody(api.GET('/api/v1/activities/{id}/follow-up', { params: { path: { id }, query: page }, signal })),
  );
};
