import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { removeTotp } from '../account.api';
import { PasswordForm } from './password-form';

/** Turns one-time codes off. */
export function RemoveTotpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const remove = useMutation({ mutationFn: removeTotp, onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('totp.removeTitle')}>
      <PasswordForm hint={t('totp.removeHint')} submit={t('totp.remove')} mutation={remove} onCancel={onClose} />
    </Dialog>
  );
}
