import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { showError, showUndo } from '../../shared/layout/undo-toast';
import { useServerText } from '../../shared/server-texts/use-server-text';
import { useNearDay } from '../days/use-near-day';
import {
  type BulkTaskChanges,
  type Task,
  type TaskChanges,
  useUndoTasks,
  useUpdateTask,
  useUpdateTasks,
} from './tasks.api';

/** The list of tasks, to which the focus returns from a message. */
export const TASK_LIST_ID = 'tasks';

/** Returns the actions on a task. A message confirms each of them, and can undo it. */
export function useTaskActions() {
  const { t } = useTranslation('tasks');
  const format = useNearDay();
  const { mutateAsync } = useUpdateTask();
  // Callbacks of `mutate` would be lost when the next task is changed, or when the user leaves the page.
  const change = (task: Task, changes: TaskChanges, before: TaskChanges, message: string) => {
    const confirm = (changed: Task) =>
      showUndo({
        id: `task-${task.id}`,
        text: message,
        action: t('words.undo'),
        onUndo: () => void mutateAsync({ task: changed, changes: before }).catch(showError),
        returnTo: TASK_LIST_ID,
      });
    void mutateAsync({ task, changes }).then(confirm, showError);
  };
  return {
    complete: (task: Task) =>
      change(task, { status: 'done' }, { status: 'open' }, t('completed', { title: task.title })),
    reopen: (task: Task) =>
      change(task, { status: 'open' }, { status: task.status }, t('reopened', { title: task.title })),
    postpone: (task: Task, dueOn: string) =>
      change(task, { dueOn }, { dueOn: task.dueOn }, t('postponed', { title: task.title, day: format.weekday(dueOn) })),
    assign: (task: Task, assigneeId: string) =>
      change(task, { assigneeId }, { assigneeId: task.assigneeId }, t('assigned', { title: task.title })),
  };
}

/** Returns a function that changes many tasks. A message says which were skipped and why, and can undo the change. */
export function useBulkTaskAction() {
  const { t } = useTranslation('tasks');
  const text = useServerText();
  const update = useUpdateTasks();
  const undo = useUndoTasks();
  const change = async (ids: string[], changes: BulkTaskChanges) => {
    const { id, succeeded, skipped } = await update.mutateAsync({ ids, changes });
    const reasons = [...new Set(skipped.map(({ code, detail }) => text(`problem.${code}`, detail)))];
    const lines = [
      t('bulk.changed', { count: succeeded.length }),
      ...(skipped.length > 0 ? [t('bulk.skipped', { count: skipped.length, reasons: reasons.join(' ') })] : []),
    ].join(' ');
    if (succeeded.length === 0 || id === null)
      notifications.show({ message: lines, color: 'orange', autoClose: false });
    else {
      showUndo({
        id: 'tasks-changed',
        text: lines,
        action: t('words.undo'),
        onUndo: () => void undo.mutateAsync(id).catch(showError),
        isKept: skipped.length > 0,
        returnTo: TASK_LIST_ID,
      });
    }
  };
  return {
    change: (ids: string[], changes: BulkTaskChanges) => change(ids, changes).catch(showError),
    isPending: update.isPending,
  };
}
