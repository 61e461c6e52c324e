import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFormat } from '../../../shared/format/use-format';
import { Dialog } from '../../../shared/layout/dialog';
import { describeParameters, getIntervalDays, type ReportDefinition } from '../document/report-document.rules';
import { type CreateReportLock, useLockMonth } from './locks.api';

interface LockMonthDialogProps {
  isOpen: boolean;
  definition: ReportDefinition;
  month: string;
  parameters: Record<string, string>;
  onClose: () => void;
}

/** Asks before a month is locked, and what for. */
export function LockMonthDialog({ isOpen, definition, month, parameters, onClose }: LockMonthDialogProps) {
  const { t } = useTranslation(['reports', 'shared']);
  const format = useFormat();
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = useLockMonth();
  const { form, general, findDetail } = useFormProblem(error, ['/note']);
  const name = format.month(`${month}-01`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      report: definition.name as CreateReportLock['report'],
      month,
      parameters,
      note: note.trim() || null,
    };
    mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t('locks.done', { month: name }), color: 'green' });
        setNote('');
        onClose();
      },
    });
  };
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('locks.lock', { month: name })} isClosable={!isPending}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
          <Text size="sm">
            {t('locks.lockHint', { report: definition.title, day: format.day(getIntervalDays(month)!.to) })}
          </Text>
          {Object.keys(parameters).length > 0 && (
            <Text size="sm" c="dimmed">
              {describeParameters(definition, parameters)}
            </Text>
          )}
          <Textarea
            label={t('locks.note')}
            description={t('locks.noteHint')}
            autosize
            minRows={2}
            data-autofocus
            value={note}
            error={findDetail('/note')}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" disabled={isPending} onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('locks.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
