import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

export type JobsHealth = components['schemas']['JobsHealthView'];
export type JobHealth = components['schemas']['JobHealthView'];
export type QueueHealth = components['schemas']['QueueHealthView'];
export type AppliedSetting = components['schemas']['AppliedSettingView'];

const REFRESH_INTERVAL_MS = 30_000;

/** The scheduled jobs and the queues. They change without anybody's doing, so they are read again regularly. */
export const jobsQuery = queryOptions({
  queryKey: ['operations', 'jobs'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/operations/jobs', { signal })),
  refetchInterval: REFRESH_INTERVAL_MS,
});

/** The settings that the server uses. They change with a restart only. */
export const settingsQuery = queryOptions({
  queryKey: ['operations', 'settings'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/operations/settings', { signal })),
});
