import { Alert, Anchor, Divider, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { authMethodsQuery } from '../../shared/session/auth-methods.api';
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
    // The page of the check-in is no page of this application.
    if (redirect.startsWith('/door/')) return window.location.replace(redirect);
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
      <ForgottenPassword />
    </SignInFrame>
  );
}

/** Helps a user who has forgotten the password: by a link to ask for a mail, or by the advice to ask an administrator. */
function ForgottenPassword() {
  const { t } = useTranslation('sign-in');
  const { data } = useQuery(authMethodsQuery);
  if (!data) return null;
  if (data.passwordLinks) {
    return (
      <Anchor component={Link} to="/forgot-password" size="sm" underline="always">
        {t('forgot.open')}
      </Anchor>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {t('forgotten')}
    </Text>
  );
}
