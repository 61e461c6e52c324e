import { Alert, Anchor, Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordForm } from '../../shared/forms/record-form';
import { nestDraft } from '../../shared/forms/use-form-draft';
import { authMethodsQuery } from '../../shared/session/auth-methods.api';
import { requestPasswordLink } from './sign-in.api';
import { SignInFrame } from './sign-in-frame';

/** The page on which somebody who has forgotten the password asks for a link by mail. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('sign-in');
  // Drafts on the device belong to a user, and nobody is signed in here.
  const [values, setValues] = useState({ email: '' });
  const request = useMutation({ mutationFn: requestPasswordLink });
  const { data: methods } = useQuery(authMethodsQuery);
  return (
    <SignInFrame title={t('forgot.title')}>
      {methods?.passwordLinks === false ? (
        <Text>{t('forgotten')}</Text>
      ) : request.isSuccess ? (
        <Alert color="green" role="status" title={t('forgot.done')}>
          {t('forgot.doneHint', { email: values.email })}
        </Alert>
      ) : (
        <RecordForm
          draft={nestDraft(values, setValues)}
          mutation={request}
          hasFoot={false}
          required={['email']}
          onSubmit={({ email }) => request.mutate({ email: email.trim() })}
        >
          {({ field, change, isPending }) => (
            <>
              <Text size="sm">{t('forgot.hint')}</Text>
              <TextInput
                {...field('email')}
                type="email"
                label={t('words.email')}
                autoComplete="username"
                onChange={({ currentTarget }) => change({ email: currentTarget.value })}
              />
              <Button type="submit" loading={isPending}>
                {t('forgot.submit')}
              </Button>
            </>
          )}
        </RecordForm>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" underline="always">
        {t('reset.signIn')}
      </Anchor>
    </SignInFrame>
  );
}
