import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { NewPasswordInput } from '../../shared/session/new-password-input';
import { resetPassword } from './auth-methods.api';
import { SignInFrame } from './sign-in-frame';

/** The page of a link with which a user sets a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation('sign-in');
  const token = useToken();
  const form = useRef<HTMLFormElement>(null);
  const [newPassword, setNewPassword] = useState('');
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: resetPassword });
  useFocusInvalid(form, error);
  const problem = error instanceof ProblemError ? error : null;
  const isLinkInvalid = token === '' || problem?.findFieldDetail('/token') != null;
  const isShown = error && !isLinkInvalid && problem?.findFieldDetail('/newPassword') == null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ token, newPassword });
  };
  if (isSuccess || isLinkInvalid) {
    return (
      <SignInFrame title={t('reset.title')}>
        <Alert color={isSuccess ? 'green' : 'red'} role={isSuccess ? 'status' : 'alert'}>
          {isSuccess ? t('reset.done') : t('reset.invalid')}
        </Alert>
        <Button component={Link} to="/sign-in">
          {t('reset.signIn')}
        </Button>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('reset.title')}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          {isShown && <Alert color="red">{error.message}</Alert>}
          <NewPasswordInput value={newPassword} onChange={setNewPassword} problem={problem} />
          <Text size="sm" c="dimmed">
            {t('reset.hint')}
          </Text>
          <Button type="submit" loading={isPending}>
            {t('reset.submit')}
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}

/** Returns the token in the address, and removes it from there, so that it stays in no history. */
function useToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: '/reset-password', replace: true });
  }, [navigate]);
  return token;
}
