import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { beginTotp } from '../account.api';
import { ConfirmTotpForm } from './confirm-totp-form';
import { PasswordForm } from './password-form';

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
