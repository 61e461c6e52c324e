import { Alert, Divider, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DemoAccounts } from './demo-accounts';
import { SignInForm } from './sign-in-form';
import { SignInFrame } from './sign-in-frame';
import { findProblemKey } from './sign-in-problem.rules';

const route = getRouteApi('/sign-in');

/** The page on which a visitor signs in. It leads back to the page that the visitor wanted to open. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { redirect = '/', problem } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const continueToApplication = async () => {
    await client.resetQueries({ queryKey: ['session'] });
    await navigate({ href: redirect, replace: true });
  };
  const finish = () => void continueToApplication();
  const below = (
    <>
      <Divider />
      <DemoAccounts onSignedIn={finish} />
    </>
  );
  return (
    <SignInFrame title={t('title')} below={below}>
      {problem !== undefined && (
        <Alert color="red" role="alert">
          {t(`problems.${findProblemKey(problem)}`)}
        </Alert>
      )}
      <SignInForm returnTo={redirect} onSignedIn={finish} />
      <Text size="sm" c="dimmed">
        {t('forgotten')}
      </Text>
    </SignInFrame>
  );
}
