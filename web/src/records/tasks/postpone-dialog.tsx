import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';

interface PostponeDialogProps {
  /** The name of the task, or the number of tasks; null while the dialog is closed. */
  text: string | null;
  today: string;
  onClose: () => void;
  onDone: (dueOn: string) => void;
}

/** The dialog that asks for the day to which tasks are postponed. */
export function PostponeDialog({ text, ...props }: PostponeDialogProps) {
  const { t } = useTranslation('tasks');
  return (
    <Dialog opened={text !== null} onClose={props.onClose} title={t('postponeTo')} size="sm">
      {text !== null && <PostponeForm text={text} {...props} />}
    </Dialog>
  );
}

/** The form closes at once, and the list shows the request. */
const NO_REQUEST = { error: null, isPending: false };

function PostponeForm({ text, today, onClose, onDone }: PostponeDialogProps) {
  const { t } = useTranslation('tasks');
  return (
    <RecordForm
      draft={useFormDraft(null, { dueOn: '' })}
      mutation={NO_REQUEST}
      findMissing={({ dueOn }) => (dueOn < today ? { dueOn: t('dayWrong') } : {})}
      submitText={t('postpone')}
      onSubmit={({ dueOn }) => {
        onClose();
        onDone(dueOn);
      }}
    >
      {({ field }) => (
        <>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <PlainInput {...field('dueOn')} kind="day" label={t('words.day')} min={today} data-autofocus />
        </>
      )}
    </RecordForm>
  );
}
