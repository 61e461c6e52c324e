import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { ACTIVITY_LIST } from './activity-list.rules';

export type Activity = components['schemas']['ActivityView'];

/** The activities that match the filters, and their number. */
export const { pagesQuery: activitiesQuery, countQuery: activityCountQuery } = createSearchQueries(
  '/api/v1/activities',
  ACTIVITY_LIST,
);

/** The highest number of activities that the calendar shows. */
const MAX_EVENTS = 200;

/** The activities of the period that the calendar shows. */
export const calendarQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['activities', 'calendar', search],
    queryFn: ({ signal }) => {
      const query = { ...buildListQuery(ACTIVITY_LIST, search), limit: MAX_EVENTS };
      return readBody(api.GET('/api/v1/activities', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
