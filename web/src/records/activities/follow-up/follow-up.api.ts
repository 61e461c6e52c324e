import { api, readBody } from '../../../shared/api/api.client';
import type { components, paths } from '../../../shared/api/schema';
import { createListQuery } from '../../../shared/tables/list-query.factory';

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
