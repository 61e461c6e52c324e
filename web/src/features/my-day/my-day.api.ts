import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTaskUpdates } from '../../records/tasks/tasks.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { applyToTasks } from './my-day.rules';

type Schemas = components['schemas'];
export type MyDay = Schemas['MyDayView'];
export type MyDayLead = Schemas['MyDayLeadView'];

/** The tasks, leads and activities that need the user today, in one request. */
export const myDayQuery = queryOptions({
  queryKey: ['my-day'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/my-day', { signal })),
});

/** Returns the page with the latest changes of its tasks. */
export function useMyDay() {
  const { data, error, refetch } = useQuery(myDayQuery);
  const applyUpdates = useTaskUpdates();
  return { data: data && applyToTasks(data, applyUpdates), error, refetch };
}
