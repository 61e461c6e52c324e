import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { renewRecoveryCodes } from '../account.api';
import { PasswordForm } from './password-form';
import { RecoveryCodes } from './recovery-codes';

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
