import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { recordTasksQuery, type Task, useTaskUpdates } from '../../../records/tasks/tasks.api';
import { useCan, useUser } from '../../../shared/session/use-session';
import { useLeadEditor } from '../use-lead-editor';
import { sortTasks } from './tasks.rules';

/** Returns the tasks of the lead of the page. They are read only if there is an open one, or all are asked for. */
export function useLeadTasks() {
  const { lead, canEdit } = useLeadEditor();
  const { id: userId } = useUser();
  const canWrite = useCan('tasks:write');
  const applyUpdates = useTaskUpdates();
  const { show } = useSearch({ strict: false });
  const query = useInfiniteQuery({
    ...recordTasksQuery({ leadId: lead.id }),
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
