import { Alert, Button, Code, Group, Image, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
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
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const { mutate, isPending, error, data } = useMutation({ mutationFn: confirmTotp });
  useFocusInvalid(form, error);
  const isWrong = error instanceof ProblemError && error.problem.code === 'totp.wrong_code';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(code);
  };
  if (data?.recoveryCodes) return <RecoveryCodes codes={data.recoveryCodes} onClose={onClose} />;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {error && !isWrong && <Alert color="red">{error.message}</Alert>}
        {/* A repeated request gets the first answer without the secrets. */}
        {data && <Alert color="yellow">{t('totp.codesLost')}</Alert>}
        <Text size="sm">{t('totp.scan')}</Text>
        <Image src={qrCode} alt={t('totp.qrCode')} w={200} h={200} mx="auto" radius="sm" />
        <Text size="sm">
          {t('totp.type')} <Code>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        <TextInput
          label={t('totp.code')}
          description={t('totp.codeHint')}
          value={code}
          error={isWrong && t('totp.wrongCode')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          data-autofocus
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isPending}>
            {t('totp.turnOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
