import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import type { Task } from './my-day.api';

interface PostponeFormProps {
  task: Task;
  today: string;
  onDone: (dueOn: string) => void;
}

/** Asks for the day to which a task is postponed. The form closes at once, so that it checks the day itself. */
export function PostponeForm({ task, today, onDone }: PostponeFormProps) {
  const { t } = useTranslation('my-day');
  const [error, setError] = useState<Error | null>(null);
  const problem = { pointer: '/dueOn', code: 'task.due_on_past', detail: t('dayWrong') };
  return (
    <RecordForm
      draft={useFormDraft(null, { dueOn: '' })}
      mutation={{ error, isPending: false }}
      required={{ dueOn: t('dayWrong') }}
      submitText={t('postpone')}
      onSubmit={({ dueOn }) => {
        if (dueOn < today) setError(new ProblemError(422, { code: problem.code, errors: [problem] }));
        else onDone(dueOn);
      }}
    >
      {({ field }) => (
        <>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {task.title}
          </Text>
          <PlainInput {...field('dueOn')} kind="day" label={t('day')} min={today} withAsterisk={false} data-autofocus />
        </>
      )}
    </RecordForm>
  );
}
