import { queryOptions, useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';
import { applyTaskChanges } from './my-day.rules';

type Schemas = components['schemas'];
export type MyDay = Schemas['MyDayView'];
export type MyDayLead = Schemas['MyDayLeadView'];
export type Task = Schemas['TaskView'];
export type TaskChanges = Pick<Schemas['UpdateTask'], 'status' | 'dueOn'>;

/** The tasks, leads and activities that need the user today, in one request. */
export const myDayQuery = queryOptions({
  queryKey: ['my-day'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/my-day', { signal })),
});

interface TaskUpdate {
  task: Pick<Task, 'id' | 'version'>;
  changes: TaskChanges;
}

const UPDATE_TASK_KEY = ['my-day', 'update-task'];

/**
 * Returns the page with the changes of tasks that are being saved, because they are easily undone. A change that fails
 * is no longer shown, and reading the page again does not bring a task back whose change is on its way.
 */
export function useMyDay() {
  const { data, error, refetch } = useQuery(myDayQuery);
  const updates = useMutationState({
    filters: { mutationKey: UPDATE_TASK_KEY, status: 'pending' },
    select: ({ state }) => state.variables as TaskUpdate,
  });
  const shown = data && updates.reduce((day, { task, changes }) => applyTaskChanges(day, task.id, changes), data);
  return { data: shown, error, refetch };
}

/** Returns a mutation that changes a task. */
export function useUpdateTask() {
  const client = useQueryClient();
  const { queryKey } = myDayQuery;
  return useMutation({
    mutationKey: UPDATE_TASK_KEY,
    mutationFn: ({ task, changes }: TaskUpdate) =>
      readBody(api.PATCH('/api/v1/tasks/{id}', { ...buildVersionInit(task), body: changes })),
    onSuccess: ({ id, status, dueOn, version }) => {
      // The next change of the task needs its new version.
      client.setQueryData(queryKey, (known) => known && applyTaskChanges(known, id, { status, dueOn, version }));
    },
    onSettled: () => {
      for (const name of ['my-day', 'leads', 'tasks']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
