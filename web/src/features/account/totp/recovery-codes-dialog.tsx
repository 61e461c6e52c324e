import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { renewRecoveryCodes } from '../account.api';
import { PasswordForm } from './password-form';
import { RecoveryCodes } from './recovery-codes';

/** Makes new recovery codes and shows them. */
export function RecoveryCodesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const { mutate, isPending, error, data } = useMutation({ mutationFn: renewRecoveryCodes });
  return (
    <Dialog opened onClose={onClose} title={t('totp.renewTitle')}>
      {data?.recoveryCodes ? (
        <RecoveryCodes codes={data.recoveryCodes} onClose={onClose} />
      ) : (
        <PasswordForm
          hint={t('totp.renewHint')}
          submit={t('totp.renewSubmit')}
          isPending={isPending}
          error={error}
          isAnswerLost={Boolean(data && !data.recoveryCodes)}
          onSubmit={(password) => mutate(password)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}
