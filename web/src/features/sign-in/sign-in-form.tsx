import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { type Credentials, signIn } from '../../shared/session/session.api';

interface SignInFormProps {
  /** The only user who may sign in: the one whose session has ended. */
  email?: string;
  onSignedIn: () => void;
}

/** Asks for an e-mail address and a password, and starts a session. */
export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const { register, handleSubmit } = useForm<Credentials>({ defaultValues: { email: email ?? '', password: '' } });
  const { mutate, isPending, error } = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const isWrong = error instanceof ProblemError && error.status === 401;
  return (
    <form onSubmit={handleSubmit((credentials) => mutate(credentials))} noValidate>
      <Stack>
        <div role="alert">{error && <Alert color="red">{isWrong ? t('wrong') : error.message}</Alert>}</div>
        <TextInput
          {...register('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          readOnly={email !== undefined}
          required
          data-autofocus={email === undefined || undefined}
        />
        <PasswordInput
          {...register('password')}
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
