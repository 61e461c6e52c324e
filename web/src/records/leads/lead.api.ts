import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';

/** A lead as lists and the board show it. */
export type Lead = components['schemas']['LeadSummaryView'];
export type Stage = Lead['stage'];
export type StatusChange = components['schemas']['PipelineStatusMoveView'];
export type Gate = components['schemas']['GateView'];

export const leadApi = createRecordApi('leads');

/** The definition of the pipeline: its stages, its statuses, and which change of status is possible. */
export const pipelineQuery = queryOptions({
  queryKey: ['pipeline'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/pipeline', { signal })),
  staleTime: Infinity,
});

/** The fields that each later stage still needs of a lead. */
export const gatesQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['leads', leadId, 'gates'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/leads/{id}/gates', { params: { path: { id: leadId } }, signal })),
    staleTime: 0,
  });

/** The changes of stage and status of a lead, newest first. */
export const transitionsQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['leads', leadId, 'transitions'],
    queryFn: ({ signal }) => {
      const params = { path: { id: leadId }, query: { sort: '-seq', limit: 200 } };
      return readBody(api.GET('/api/v1/leads/{id}/transitions', { params, signal }));
    },
  });
