import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
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

/** Returns a mutation that changes a task. The page shows the change at once, because it is easily undone. */
export function useUpdateTask() {
  const client = useQueryClient();
  const { queryKey } = myDayQuery;
  return useMutation({
    mutationFn: ({ task: { id, version }, changes }: TaskUpdate) =>
      readBody(
        api.PATCH('/api/v1/tasks/{id}', {
          params: { path: { id } },
          headers: { 'If-Match': `"${version}"` },
          body: changes,
        }),
      ),
    onMutate: async ({ task, changes }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (known) => known && applyTaskChanges(known, task.id, changes));
    },
    onSuccess: ({ id, status, dueOn, version }) => {
      // The next change of the task needs its new version.
      client.setQueryData(queryKey, (known) => known && applyTaskChanges(known, id, { status, dueOn, version }));
    },
    onSettled: () => {
      for (const name of ['my-day', 'leads', 'tasks']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
