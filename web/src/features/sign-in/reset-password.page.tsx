import { Alert, Anchor, Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { RecordForm } from '../../shared/forms/record-form';
import { nestDraft } from '../../shared/forms/use-form-draft';
import { authMethodsQuery } from '../../shared/session/auth-methods.api';
import { NewPasswordInput } from '../../shared/session/new-password-input';
import { resetPassword } from './sign-in.api';
import { SignInFrame } from './sign-in-frame';

/** The page of a link with which a user sets a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation('sign-in');
  const token = useToken();
  // Drafts on the device belong to a user, and nobody is signed in here.
  const [values, setValues] = useState({ newPassword: '' });
  const reset = useMutation({ mutationFn: resetPassword });
  const { isSuccess, error } = reset;
  const isLinkInvalid = token === '' || (error instanceof ProblemError && error.findFieldDetail('/token') !== null);
  if (isSuccess || isLinkInvalid) {
    return (
      <SignInFrame title={t('reset.title')}>
        <Alert color={isSuccess ? 'green' : 'red'} role={isSuccess ? 'status' : 'alert'}>
          {isSuccess ? t('reset.done') : t('reset.invalid')} {!isSuccess && <NewLinkHint />}
        </Alert>
        <Button component={Link} to="/sign-in">
          {t('reset.signIn')}
        </Button>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('reset.title')}>
      <RecordForm
        draft={nestDraft(values, setValues)}
        mutation={reset}
        hasFoot={false}
        onSubmit={({ newPassword }) => reset.mutate({ token, newPassword })}
      >
        {({ field, isPending }) => (
          <>
            <NewPasswordInput {...field('newPassword')} refusal={error} />
            <Text size="sm" c="dimmed">
              {t('reset.hint')}
            </Text>
            <Button type="submit" loading={isPending}>
              {t('reset.submit')}
            </Button>
          </>
        )}
      </RecordForm>
    </SignInFrame>
  );
}

/** Says how to get another link. */
function NewLinkHint() {
  const { t } = useTranslation('sign-in');
  const { data } = useQuery(authMethodsQuery);
  if (!data?.passwordLinks) return t('reset.askAdministrator');
  return (
    <Anchor component={Link} to="/forgot-password" inherit underline="always">
      {t('reset.askAgain')}
    </Anchor>
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
