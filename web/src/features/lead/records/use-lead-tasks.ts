import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { recordTasksQuery, type Task, useTaskUpdates } from '../../../records/tasks/tasks.api';
import { useCan, useUser } from '../../../shared/session/use-session';
import { useLeadEditor } from '../use-lead-editor';
import { sortTasks } from './tasks.rules';

/**
 * Returns the tasks of the lead of the page: the open ones, which are read only if there is one, or all while they are
 * asked for. Open tasks could be missing on the first page of all.
 */
export function useLeadTasks() {
  const { lead, canEdit } = useLeadEditor();
  const { id: userId } = useUser();
  const canWrite = useCan('tasks:write');
  const applyUpdates = useTaskUpdates();
  const { show } = useSearch({ strict: false });
  const query = useInfiniteQuery({
    ...recordTasksQuery({ leadId: lead.id }, show === 'tasks' ? undefined : 'open'),
    enabled: lead.nextTask !== null || show === 'tasks',
  });
  const tasks = sortTasks((query.data?.pages.flatMap(({ items }) => items) ?? []).map(applyUpdates));
  return {
    query,
    tasks,
    open: tasks.filter(({ status }) => status === 'open'),
    canChange: ({ assigneeId, createdBy }: Task) => canWrite && (canEdit || [assigneeId, createdBy].includes(userId)),
  };
}
