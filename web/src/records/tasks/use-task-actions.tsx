import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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

/** The time in which a message offers to undo what it tells. */
const UNDO_MS = 20_000;

/** The list of tasks, to which the focus returns from a message. */
export const TASK_LIST_ID = 'tasks';

/** Hides a message whose button had the focus. On a screen without tasks the focus goes to its content. */
function leaveMessage(id: string): void {
  notifications.hide(id);
  (document.getElementById(TASK_LIST_ID) ?? document.querySelector('main'))?.focus();
}

/** Shows a message that can undo what it tells. There is one at most with an id. */
function showUndo(id: string, text: ReactNode, action: string, onUndo: () => void, isKept = false): void {
  const undo = () => {
    leaveMessage(id);
    onUndo();
  };
  // A message about an earlier change of a task could not undo that change any more.
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: isKept ? false : UNDO_MS,
    message: <ActionMessage text={text} action={action} onAction={undo} />,
  });
}

const showError = (error: Error) => notifications.show({ message: error.message, color: 'red' });

/** Returns the actions on a task. A message confirms each of them, and can undo it. */
export function useTaskActions() {
  const { t } = useTranslation('tasks');
  const format = useNearDay();
  const { mutateAsync } = useUpdateTask();
  // Callbacks of `mutate` would be lost when the next task is changed, or when the user leaves the page.
  const change = (task: Task, changes: TaskChanges, before: TaskChanges, message: string) => {
    const confirm = (changed: Task) =>
      showUndo(`task-${task.id}`, message, t('words.undo'), () => {
        mutateAsync({ task: changed, changes: before }).catch(showError);
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
      const takeBack = () => undo.mutateAsync(id).catch(showError);
      showUndo('tasks-changed', lines, t('words.undo'), () => void takeBack(), skipped.length > 0);
    }
  };
  return {
    change: (ids: string[], changes: BulkTaskChanges) => change(ids, changes).catch(showError),
    isPending: update.isPending,
  };
}

interface ActionMessageProps {
  text: ReactNode;
  action: string;
  onAction: () => void;
}

/** A message with a button. */
function ActionMessage({ text, action, onAction }: ActionMessageProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Text size="sm" flex="1 1 200px" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Button variant="light" size="sm" onClick={onAction}>
        {action}
      </Button>
    </Group>
  );
}
