import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../../shared/layout/dialog';
import { useRotateSecret, type Webhook } from '../webhooks.api';
import { SecretPanel } from './secret-panel';

interface RotateSecretDialogProps {
  webhook: Webhook;
  isOpen: boolean;
  onClose: () => void;
}

/** Gives a webhook a new secret after a question, and shows it once. */
export function RotateSecretDialog({ webhook, isOpen, onClose }: RotateSecretDialogProps) {
  const { t } = useTranslation('webhooks');
  const rotation = useRotateSecret();
  const { data: rotated, mutate, error, isPending, reset } = rotation;
  const { name } = webhook;
  const close = () => {
    onClose();
    reset();
  };
  return (
    <>
      <ConfirmDialog
        isOpen={isOpen && !rotated}
        title={t('secret.rotateTitle', { name })}
        text={t('secret.rotateText')}
        submit={t('secret.rotate')}
        isDestructive={false}
        error={error}
        isPending={isPending}
        onConfirm={() => mutate(webhook)}
        onClose={close}
      />
      <Dialog
        opened={isOpen && rotated !== undefined}
        onClose={close}
        size="lg"
        // The secret is lost with the dialog, so that Escape does not close it.
        isClosable={!rotated?.secret}
        title={t('secret.rotatedTitle', { name })}
      >
        {rotated && <SecretPanel secret={rotated.secret} onDone={close} />}
      </Dialog>
    </>
  );
}
