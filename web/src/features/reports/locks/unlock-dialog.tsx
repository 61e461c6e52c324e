import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { Dialog } from '../../../shared/layout/dialog';
import { useUnlock } from './locks.api';

interface UnlockDialogProps {
  lockId: string;
  /** The month in words. */
  month: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks why a month is unlocked. */
export function UnlockDialog({ lockId, month, isOpen, onClose }: UnlockDialogProps) {
  const { t } = useTranslation(['reports', 'shared']);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useUnlock(lockId);
  const { form, general, findDetail } = useFormProblem(error, ['/reason']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(reason, {
      onSuccess: () => {
        notifications.show({ message: t('locks.unlocked', { month }), color: 'green' });
        onClose();
      },
    });
  };
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('locks.unlock', { month })} isClosable={!isPending}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
          <Text size="sm">{t('locks.unlockHint')}</Text>
          <Textarea
            label={t('locks.reason')}
            required
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            error={findDetail('/reason')}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" disabled={isPending} onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" color="red" loading={isPending}>
              {t('locks.unlockSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
