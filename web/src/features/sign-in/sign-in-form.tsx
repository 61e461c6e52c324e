import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { signIn } from '../../shared/session/session.api';

interface SignInFormProps {
  /** The only user who may sign in: the one whose session has ended. */
  email?: string;
  onSignedIn: () => void;
}

/** Asks for an e-mail address and a password, and starts a session. */
export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const { mutate, isPending, error } = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const isWrong = error instanceof ProblemError && error.status === 401;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    mutate({ email: fields.get('email') as string, password: fields.get('password') as string });
  };
  return (
    <form onSubmit={submit} noValidate>
      <div role="alert">
        {error && (
          <Alert color="red" mb="md">
            {isWrong ? t('wrong') : error.message}
          </Alert>
        )}
      </div>
      <Stack>
        <TextInput
          name="email"
          defaultValue={email}
          label={t('email')}
          type="email"
          autoComplete="username"
          readOnly={email !== undefined}
          required
          data-autofocus={email === undefined || undefined}
        />
        <PasswordInput
          name="password"
          label={t('password')}
          autoComplete="current-password"
          required
          data-autofocus={email !== undefined || undefined}
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
