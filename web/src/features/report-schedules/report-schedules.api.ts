import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
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

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ['report-schedules', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/report-schedules/{id}', { params: { path: { id } }, signal })),
  });

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

type Seen = Pick<Schedule, 'id' | 'version'>;

const buildParameters = ({ id, version }: Seen) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation after which schedules and their runs are read again, because it changes what they show. */
function useScheduleMutation<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: ['report-schedules'] }),
  });
}

/** Returns a mutation that creates a schedule. */
export function useCreateSchedule() {
  return useScheduleMutation((body: NewSchedule) => readBody(api.POST('/api/v1/report-schedules', { body })));
}

/** Returns a mutation that updates a schedule, if it still has the version that the user has seen. */
export function useUpdateSchedule() {
  return useScheduleMutation(({ body, ...seen }: Seen & { body: ScheduleChanges }) =>
    readBody(api.PATCH('/api/v1/report-schedules/{id}', { ...buildParameters(seen), body })),
  );
}

/** Returns a mutation that archives a schedule, if it still has the version that the user has seen. */
export function useArchiveSchedule() {
  return useScheduleMutation((seen: Seen) =>
    readBody(api.DELETE('/api/v1/report-schedules/{id}', buildParameters(seen))),
  );
}

/** Returns a mutation that restores an archived schedule. */
export function useRestoreSchedule() {
  return useScheduleMutation((seen: Seen) =>
    readBody(api.POST('/api/v1/report-schedules/{id}/restore', buildParameters(seen))),
  );
}

/** Returns a mutation that requests a run now. */
export function useRunSchedule() {
  return useScheduleMutation(({ id }: Pick<Schedule, 'id'>) =>
    readBody(api.POST('/api/v1/report-schedules/{id}/run', { params: { path: { id } } })),
  );
}
