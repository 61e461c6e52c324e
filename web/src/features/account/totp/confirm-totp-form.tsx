import { Alert, Code, Image, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { confirmTotp } from '../account.api';
import { RecoveryCodes } from './recovery-codes';

interface ConfirmTotpFormProps {
  secret: string;
  /** The QR code as a data URL. */
  qrCode: string;
  onClose: () => void;
}

/** Shows the secret for the app and asks for a code of it; then shows the recovery codes. */
export function ConfirmTotpForm({ secret, qrCode, onClose }: ConfirmTotpFormProps) {
  const { t } = useTranslation('account');
  const confirm = useMutation({ mutationFn: confirmTotp });
  const draft = useFormDraft(null, { code: '' });
  const { data } = confirm;
  if (data?.recoveryCodes) return <RecoveryCodes codes={data.recoveryCodes} onClose={onClose} />;
  return (
    <RecordForm
      draft={draft}
      mutation={confirm}
      submitText={t('totp.turnOn')}
      onSubmit={({ code }) => confirm.mutate(code)}
    >
      {({ field }) => (
        <>
          {/* A repeated request gets the first answer without the secrets. */}
          {data && <Alert color="yellow">{t('totp.codesLost')}</Alert>}
          <Text size="sm">{t('totp.scan')}</Text>
          <Image src={qrCode} alt={t('totp.qrCode')} w={200} h={200} mx="auto" radius="sm" />
          <Text size="sm">
            {t('totp.type')} <Code>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
          </Text>
          <PlainInput
            {...field('code', t('totp.codeHint'))}
            kind="text"
            label={t('totp.code')}
            error={field('code').error && t('totp.wrongCode')}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            data-autofocus
          />
        </>
      )}
    </RecordForm>
  );
}
