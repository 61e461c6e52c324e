import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
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
  const { t } = useTranslation('reports');
  const unlock = useUnlock(lockId);
  const draft = useFormDraft(null, { reason: '' });
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('locks.unlock', { month })} isClosable={!unlock.isPending}>
      <RecordForm
        draft={draft}
        mutation={unlock}
        submitText={t('locks.unlockSubmit')}
        submitColor="red"
        isCancelDisabled={unlock.isPending}
        onCancel={onClose}
        onSubmit={({ reason }) =>
          unlock.mutate(reason, {
            onSuccess: () => {
              notifications.show({ message: t('locks.unlocked', { month }), color: 'green' });
              onClose();
            },
          })
        }
      >
        {({ field }) => (
          <>
            <Text size="sm">{t('locks.unlockHint')}</Text>
            <PlainInput
              {...field('reason')}
              kind="textarea"
              label={t('locks.reason')}
              required
              minRows={2}
              data-autofocus
            />
          </>
        )}
      </RecordForm>
    </Dialog>
  );
}
