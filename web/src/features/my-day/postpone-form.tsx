import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import type { Task } from './my-day.api';

interface PostponeFormProps {
  task: Task;
  today: string;
  onDone: (dueOn: string) => void;
}

/** The form closes at once, and the list shows the request. */
const NO_REQUEST = { error: null, isPending: false };

/** Asks for the day to which a task is postponed. */
export function PostponeForm({ task, today, onDone }: PostponeFormProps) {
  const { t } = useTranslation('my-day');
  return (
    <RecordForm
      draft={useFormDraft(null, { dueOn: '' })}
      mutation={NO_REQUEST}
      findMissing={({ dueOn }) => (dueOn < today ? { dueOn: t('dayWrong') } : {})}
      submitText={t('postpone')}
      onSubmit={({ dueOn }) => onDone(dueOn)}
    >
      {({ field }) => (
        <>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {task.title}
          </Text>
          <PlainInput {...field('dueOn')} kind="day" label={t('words.day')} min={today} data-autofocus />
        </>
      )}
    </RecordForm>
  );
}
