import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createListQuery } from '../../shared/tables/list-query.factory';
import { hasOpenRun } from './runs/runs.rules';

type Schemas = components['schemas'];
export type Schedule = Schemas['ReportScheduleView'];
export type ScheduleRun = Schemas['ReportScheduleRunView'];
export type NewSchedule = Schemas['CreateReportSchedule'];
export type ScheduleChanges = Schemas['UpdateReportSchedule'];

const RUNS_OF_A_PAGE = 50;

/** A run that is under way is done within seconds. It is no record, so that no live update tells of it. */
const RUN_INTERVAL_MS = 1_000;

/** The schedules by their names, page by page. */
export const schedulesQuery = (isArchived: boolean) =>
  createListQuery('report-schedules', isArchived ? { archived: 'true' as const } : {}, (query, signal) =>
    readBody(api.GET('/api/v1/report-schedules', { params: { query }, signal })),
  );

export const {
  query: scheduleQuery,
  useCreate: useCreateSchedule,
  useUpdate: useUpdateSchedule,
  useArchive: useArchiveSchedule,
  useRestore: useRestoreSchedule,
} = createRecordApi('report-schedules');

/** The runs of a schedule, the latest first. They are read again while one of them is under way. */
export const runsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['report-schedules', id, 'runs'],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: RUNS_OF_A_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return readBody(api.GET('/api/v1/report-schedules/{id}/runs', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      hasOpenRun(state.data?.pages.flatMap(({ items }) => items) ?? []) && RUN_INTERVAL_MS,
  });

/** Returns a mutation that requests a run now. */
export function useRunSchedule() {
  return useChange([['report-schedules']], ({ id }: Pick<Schedule, 'id'>) =>
    readBody(api.POST('/api/v1/report-schedules/{id}/run', { params: { path: { id } } })),
  );
}
