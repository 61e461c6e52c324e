import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { ACTIVITY_LIST } from './activity-list.rules';

export type Activity = components['schemas']['ActivityView'];

const readPage = (query: paths['/api/v1/activities']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/activities', { params: { query }, signal }));

/** The activities that match the filters, page by page. */
export const activitiesQuery = (search: ListSearch) =>
  createListQuery('activities', buildListQuery(ACTIVITY_LIST, search), readPage);

/** The number of activities that match the filters. */
export const activityCountQuery = (search: ListSearch) =>
  createCountQuery('activities', buildFilters(search), readPage);

/** The highest number of activities that the calendar shows. */
const MAX_EVENTS = 200;

/** The activities of the period that the calendar shows. */
export const calendarQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['activities', 'calendar', search],
    queryFn: ({ signal }) => readPage({ ...buildListQuery(ACTIVITY_LIST, search), limit: MAX_EVENTS }, signal),
    placeholderData: keepPreviousData,
  });
