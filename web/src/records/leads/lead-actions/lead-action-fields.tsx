import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../../shared/api/api.errors';
import { findToday } from '../../../shared/format/format.rules';

interface LeadActionFieldsProps {
  occurredOn: string;
  onOccurredOn: (day: string) => void;
  note: string;
  onNote: (note: string) => void;
  isNoteRequired: boolean;
  problem: ProblemError | null;
  submit: string;
  isPending: boolean;
  onCancel: () => void;
}

/** The end of the forms for transitions and statuses: the day, the note and the buttons. */
export function LeadActionFields(props: LeadActionFieldsProps) {
  const { occurredOn, onOccurredOn, note, onNote, isNoteRequired, problem, submit, isPending, onCancel } = props;
  const { t } = useTranslation(['lead-actions', 'shared']);
  return (
    <>
      <TextInput
        type="date"
        label={t('dialog.occurredOn')}
        value={occurredOn}
        max={findToday()}
        error={problem?.findFieldDetail('/occurredOn')}
        onChange={({ currentTarget }) => onOccurredOn(currentTarget.value)}
      />
      <Textarea
        label={t('dialog.note')}
        required={isNoteRequired}
        autosize
        minRows={2}
        value={note}
        error={problem?.findFieldDetail('/note')}
        onChange={({ currentTarget }) => onNote(currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
      </Group>
    </>
  );
}
