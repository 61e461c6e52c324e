import { queryOptions, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import { applyTaskUpdates, type TaskUpdate } from './task-updates.rules';

type Schemas = components['schemas'];
export type Task = Schemas['TaskView'];
export type TaskChanges = Pick<Schemas['UpdateTask'], 'title' | 'status' | 'dueOn' | 'assigneeId'>;
export type BulkTaskChanges = NonNullable<Schemas['BulkUpdateTasks']['changes']>;

/** The number of tasks that the server changes at once. */
export const MAX_BULK_TASKS = 200;

const PAGE_SIZE = 100;

/** The queries that show tasks, by the first part of their keys. */
const CHANGED = [['my-day'], ['leads'], ['tasks']] as const;

/** The tasks of a lead, a company or a contact, the most urgent first. */
export const recordTasksQuery = (
  subject: { leadId: string } | { companyId: string } | { contactId: string },
  status?: Task['status'],
) =>
  createPagesQuery(['tasks', 'of-record', subject, status ?? 'any'], PAGE_SIZE, (page, signal) => {
    const ids = Object.fromEntries(Object.entries(subject).map(([name, id]) => [name, [id]]));
    const query = { ...ids, ...(status && { status: [status] }), sort: 'dueOn', ...page };
    return readBody(api.GET('/api/v1/tasks', { params: { query }, signal }));
  });

/** One task as it is now. */
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

const UPDATE_KEY = ['tasks', 'update'];

/**
 * Returns a function that gives a task with its latest changes: those that are being saved, because they are easily
 * undone, and those that were saved after the task was read. Changes that failed are no longer shown.
 */
export function useTaskUpdates(): (task: Task) => Task {
  const updates = useMutationState({
    filters: { mutationKey: UPDATE_KEY },
    select: ({ state }): TaskUpdate<Task> => ({
      ...(state.variables as Pick<TaskUpdate<Task>, 'task' | 'changes'>),
      status: state.status,
      result: state.data as Task | undefined,
    }),
  });
  return (task) => applyTaskUpdates(task, updates);
}

/** Returns a mutation that changes a task. */
export function useUpdateTask() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: UPDATE_KEY,
    mutationFn: ({ task, changes }: { task: Pick<Task, 'id' | 'version'>; changes: TaskChanges }) =>
      readBody(api.PATCH('/api/v1/tasks/{id}', { ...buildVersionInit(task), body: changes })),
    onSettled: () => {
      for (const queryKey of CHANGED) void client.invalidateQueries({ queryKey });
    },
  });
}

/** Returns a mutation that creates a task. */
export function useCreateTask() {
  return useChange(CHANGED, (body: Schemas['CreateTask']) => readBody(api.POST('/api/v1/tasks', { body })));
}

/** Returns a mutation that changes many tasks alike. */
export function useUpdateTasks() {
  return useChange(CHANGED, ({ ids, changes }: { ids: string[]; changes: BulkTaskChanges }) =>
    readBody(api.POST('/api/v1/tasks/bulk-updates', { body: { ids, changes, dryRun: false } })),
  );
}

/** Returns a mutation that undoes a change of many tasks. */
export function useUndoTasks() {
  return useChange(CHANGED, (id: string) =>
    readBody(api.POST('/api/v1/tasks/bulk-updates/{id}/undo', { params: { path: { id } } })),
  );
}
