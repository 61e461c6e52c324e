import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { CurrentPasswordInput, isPasswordWrong } from '../current-password-input';

interface PasswordFormProps {
  hint: string;
  submit: string;
  isPending: boolean;
  error: Error | null;
  /** Whether the server has done it, but what it showed once was lost on the way. */
  isAnswerLost?: boolean;
  onSubmit: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the current password before a change of how the user signs in. */
export function PasswordForm({
  hint,
  submit,
  isPending,
  error,
  isAnswerLost = false,
  onSubmit,
  onCancel,
}: PasswordFormProps) {
  const { t } = useTranslation(['shared', 'account']);
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  useFocusInvalid(form, error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(password);
  };
  return (
    <form ref={form} onSubmit={send} noValidate>
      <Stack>
        {error && !isPasswordWrong(error) && <Alert color="red">{error.message}</Alert>}
        {isAnswerLost && <Alert color="yellow">{t('account:totp.answerLost')}</Alert>}
        <Text size="sm">{hint}</Text>
        <CurrentPasswordInput value={password} onChange={setPassword} error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
