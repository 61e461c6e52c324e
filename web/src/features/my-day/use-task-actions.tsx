import { Button, Group, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { type Task, type TaskChanges, useUpdateTask } from './my-day.api';
import { useDayFormat } from './use-day-format';

/** The time in which a message offers to undo what it tells. */
const UNDO_MS = 20_000;

/** Returns what can be done with a task. A message tells what was done, and can undo it. */
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
          notifications.show({ id, autoClose: UNDO_MS, message: <UndoMessage text={message} onUndo={undo} /> });
        },
      },
    );
  return {
    complete: (task: Task) =>
      change(task, { status: 'done' }, { status: 'open' }, t('completed', { title: task.title })),
    postpone: (task: Task, dueOn: string) =>
      change(task, { dueOn }, { dueOn: task.dueOn }, t('postponed', { title: task.title, day: format.weekday(dueOn) })),
  };
}

function UndoMessage({ text, onUndo }: { text: string; onUndo: () => void }) {
  const { t } = useTranslation('my-day');
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Button variant="light" size="sm" style={{ flexShrink: 0 }} onClick={onUndo}>
        {t('undo')}
      </Button>
    </Group>
  );
}
