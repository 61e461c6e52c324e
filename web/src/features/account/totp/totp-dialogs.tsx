import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { beginTotp, removeTotp, renewRecoveryCodes } from '../account.api';
import { ConfirmTotpForm } from './confirm-totp-form';
import { PasswordForm } from './password-form';
import { RecoveryCodes } from './recovery-codes';

/** Sets one-time codes up: the password, the secret for the app, a code of the app, and the recovery codes. */
export function SetUpTotpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const begin = useMutation({ mutationFn: beginTotp });
  const { data } = begin;
  return (
    <Dialog opened onClose={onClose} title={t('totp.setUp')}>
      {data?.secret && data.qrCode ? (
        <ConfirmTotpForm secret={data.secret} qrCode={data.qrCode} onClose={onClose} />
      ) : (
        <PasswordForm
          hint={t('totp.passwordHint')}
          submit={t('totp.continue')}
          mutation={begin}
          isAnswerLost={Boolean(data && !data.secret)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** Makes new recovery codes and shows them. */
export function RecoveryCodesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const renew = useMutation({ mutationFn: renewRecoveryCodes });
  const { data } = renew;
  return (
    <Dialog opened onClose={onClose} title={t('totp.renew')}>
      {data?.recoveryCodes ? (
        <RecoveryCodes codes={data.recoveryCodes} onClose={onClose} />
      ) : (
        <PasswordForm
          hint={t('totp.renewHint')}
          submit={t('totp.renewSubmit')}
          mutation={renew}
          isAnswerLost={Boolean(data && !data.recoveryCodes)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

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
