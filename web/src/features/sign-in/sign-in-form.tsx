import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { type Credentials, signIn } from '../../shared/session/session.api';
import { OidcSignIn } from './oidc-sign-in';

interface SignInFormProps {
  /** The only user who may sign in: the one whose session has ended. */
  email?: string;
  /** The page to which the identity provider leads back. */
  returnTo: string;
  onSignedIn: () => void;
}

/** Asks for an e-mail address and a password, then for the code of users who have one, and starts a session. */
export function SignInForm({ email, returnTo, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const { register, handleSubmit, setFocus } = useForm<Credentials>({
    defaultValues: { email: email ?? '', password: '', code: '' },
  });
  const [isCodeAsked, setCodeAsked] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: (failure) => setCodeAsked((isAsked) => isAsked || findCode(failure) === 'auth.code_required'),
  });
  const problem = findCode(error);
  const isWrongCode = problem === 'auth.wrong_code';
  useEffect(() => {
    if (isCodeAsked) setFocus('code');
  }, [isCodeAsked, isWrongCode, setFocus]);
  const isShown = error && !isWrongCode && problem !== 'auth.code_required';
  const submit = handleSubmit(({ code, ...credentials }) => mutate({ ...credentials, ...(isCodeAsked && { code }) }));
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          {isShown && <Alert color="red">{problem === 'auth.wrong_credentials' ? t('wrong') : error.message}</Alert>}
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
          {isCodeAsked && (
            <TextInput
              {...register('code')}
              label={t('code')}
              description={t('codeHint')}
              error={isWrongCode && t('wrongCode')}
              autoComplete="one-time-code"
              required
            />
          )}
          <Button type="submit" loading={isPending} fullWidth>
            {t('submit')}
          </Button>
        </Stack>
      </form>
      <OidcSignIn returnTo={returnTo} />
    </Stack>
  );
}

/** Returns the code of an error that the server answered. */
function findCode(error: Error | null): string | null {
  return error instanceof ProblemError ? error.problem.code : null;
}
