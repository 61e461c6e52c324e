import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { authMethodsQuery } from '../../shared/session/auth-methods.api';
import { signIn } from '../../shared/session/session.api';

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
  const codeInput = useRef<HTMLInputElement>(null);
  const [isCodeAsked, setCodeAsked] = useState(false);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: (failure) => {
      if (findCode(failure) === 'auth.code_required') setCodeAsked(true);
    },
  });
  const problem = findCode(error);
  const isWrongCode = problem === 'auth.wrong_code';
  // The first time the user has not been asked for a code yet.
  const isCodeMissing = problem === 'auth.code_required' && variables?.code !== undefined;
  useEffect(() => {
    if (isCodeAsked) codeInput.current?.focus();
  }, [isCodeAsked, isWrongCode, isCodeMissing]);
  const isShown = error && !isWrongCode && problem !== 'auth.code_required';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = (name: string) => fields.get(name) as string;
    mutate({
      email: read('email'),
      password: read('password'),
      ...(isCodeAsked && { code: read('code') }),
    });
  };
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          {isShown && (
            <Alert role="alert" color="red">
              {error.message}
            </Alert>
          )}
          <TextInput
            name="email"
            defaultValue={email}
            label={t('words.email')}
            type="email"
            autoComplete="username"
            readOnly={email !== undefined}
            required
            data-autofocus={email === undefined || undefined}
          />
          <PasswordInput
            name="password"
            label={t('words.password')}
            autoComplete="current-password"
            required
            data-autofocus={email !== undefined || undefined}
          />
          {isCodeAsked && (
            <TextInput
              ref={codeInput}
              name="code"
              label={t('code')}
              description={t('codeHint')}
              error={isWrongCode ? t('wrongCode') : isCodeMissing && error?.message}
              autoComplete="one-time-code"
              required
            />
          )}
          <Button type="submit" loading={isPending} fullWidth>
            {t('title')}
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

/** Offers to sign in through the identity provider, where there is one. The browser comes back to `returnTo`. */
function OidcSignIn({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation('sign-in');
  const { data } = useQuery(authMethodsQuery);
  if (!data?.oidc) return null;
  return (
    <>
      <Divider label={t('or')} labelPosition="center" />
      <Button
        component="a"
        href={`/api/v1/auth/oidc/start?${new URLSearchParams({ returnTo })}`}
        variant="default"
        fullWidth
      >
        {t('oidc')}
      </Button>
    </>
  );
}
