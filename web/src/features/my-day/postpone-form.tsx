import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import type { Task } from './my-day.api';

interface PostponeFormProps {
  task: Task;
  today: string;
  onDone: (dueOn: string) => void;
}

/** Asks for the day to which a task is postponed. */
export function PostponeForm({ task, today, onDone }: PostponeFormProps) {
  const { t } = useTranslation('my-day');
  const form = useRef<HTMLFormElement>(null);
  const [dueOn, setDueOn] = useState('');
  const [attempts, setAttempts] = useState(0);
  const isWrong = dueOn === '' || dueOn < today;
  useFocusInvalid(form, attempts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!isWrong) onDone(dueOn);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {task.title}
        </Text>
        <TextInput
          type="date"
          label={t('day')}
          min={today}
          data-autofocus
          value={dueOn}
          error={attempts > 0 && isWrong ? t('dayWrong') : null}
          onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('postpone')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
