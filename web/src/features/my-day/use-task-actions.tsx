import { Button, Group, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { type Task, type TaskChanges, useUpdateTask } from './my-day.api';
import { useDayFormat } from './use-day-format';

/** The time in which a message offers to undo what it tells. */
const UNDO_MS = 20_000;

/** Returns the actions on a task. A message confirms each of them, and can undo it. */
export function useTaskActions() {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const prefix = useId();
  const { mutate } = useUpdateTask();
  const showError = (error: Error) => notifications.show({ message: error.message, color: 'red' });
  const change = (task: Task, changes: TaskChanges, before: TaskChanges, message: string) =>
    mutate(
      { task, changes },
      {
        onError: showError,
        onSuccess: (changed) => {
          const id = `${prefix}-${task.id}`;
          const undo = () => {
            notifications.hide(id);
            mutate({ task: changed, changes: before }, { onError: showError });
          };
          // A message about an earlier change of the task could not undo that change any more.
          notifications.hide(id);
          notifications.show({
            id,
            autoClose: UNDO_MS,
            message: <ActionMessage text={message} action={t('undo')} onAction={undo} />,
          });
        },
      },
    );
  const complete = (task: Task) =>
    change(task, { status: 'done' }, { status: 'open' }, t('completed', { title: task.title }));
  /** Asks whether a task is done, because an interaction about it has been logged. */
  const offerCompletion = (task: Task) => {
    const id = `${prefix}-${task.id}`;
    const text = t('isDone', { title: task.title });
    const finish = () => {
      notifications.hide(id);
      complete(task);
    };
    const message = <ActionMessage text={text} action={t('completeNow')} onAction={finish} />;
    notifications.show({ id, autoClose: UNDO_MS, message });
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
