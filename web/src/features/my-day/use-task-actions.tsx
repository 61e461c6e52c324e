import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Task, type TaskChanges, useUpdateTask } from './my-day.api';
import { useDayFormat } from './use-day-format';

/** The time in which a message offers to undo what it tells. */
const UNDO_MS = 20_000;

/** The list of tasks, to which the focus returns from a message. */
export const TASK_LIST_ID = 'my-day-tasks';

/** Builds the id of the message about a task, of which there is one at most. */
const buildMessageId = ({ id }: Task) => `task-${id}`;

/** Hides the message about a task, whose button had the focus. On another screen the focus goes to its content. */
function leaveMessage(task: Task): void {
  notifications.hide(buildMessageId(task));
  (document.getElementById(TASK_LIST_ID) ?? document.querySelector('main'))?.focus();
}

/** Returns the actions on a task. A message confirms each of them, and can undo it. */
export function useTaskActions() {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const { mutateAsync } = useUpdateTask();
  const showError = (error: Error) => notifications.show({ message: error.message, color: 'red' });
  const showMessage = (task: Task, message: ReactNode) => {
    const id = buildMessageId(task);
    // A message about an earlier change of the task could not undo that change any more.
    notifications.hide(id);
    notifications.show({ id, autoClose: UNDO_MS, message });
  };
  // Callbacks of `mutate` would be lost when the next task is changed, or when the user leaves the page.
  const change = (task: Task, changes: TaskChanges, before: TaskChanges, message: string) => {
    const confirm = (changed: Task) => {
      const undo = () => {
        leaveMessage(task);
        mutateAsync({ task: changed, changes: before }).catch(showError);
      };
      showMessage(task, <ActionMessage text={message} action={t('words.undo')} onAction={undo} />);
    };
    void mutateAsync({ task, changes }).then(confirm, showError);
  };
  const complete = (task: Task) =>
    change(task, { status: 'done' }, { status: 'open' }, t('completed', { title: task.title }));
  /** Asks whether a task is done, because an interaction about it has been logged. */
  const offerCompletion = (task: Task) => {
    const text = t('isDone', { title: task.title });
    const finish = () => {
      leaveMessage(task);
      complete(task);
    };
    showMessage(task, <ActionMessage text={text} action={t('completeNow')} onAction={finish} />);
  };
  return {
    complete,
    offerCompletion,
    postpone: (task: Task, dueOn: string) =>
      change(task, { dueOn }, { dueOn: task.dueOn }, t('postponed', { title: task.title, day: format.weekday(dueOn) })),
  };
}

interface ActionMessageProps {
  text: string;
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
