import { Button, Divider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authMethodsQuery } from './auth-methods.api';

/** Offers to sign in through the identity provider, where there is one. The browser comes back to `returnTo`. */
export function OidcSignIn({ returnTo }: { returnTo: string }) {
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
