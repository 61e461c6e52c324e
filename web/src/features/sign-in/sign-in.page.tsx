import { Divider, Group, Paper, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from '../../shared/layout/connection-banner';
import { LogoMark } from '../../shared/layout/logo-mark';
import { DemoAccounts } from './demo-accounts';
import { SignInForm } from './sign-in-form';

const route = getRouteApi('/sign-in');

/** The page on which a visitor signs in. It leads back to the page that the visitor wanted to open. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { redirect } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const continueToApplication = async () => {
    await client.resetQueries({ queryKey: ['session'] });
    await navigate({ href: redirect ?? '/', replace: true });
  };
  return (
    <Stack component="main" maw={420} mx="auto" px="md" py={64} gap="lg">
      <ConnectionBanner />
      <Group justify="center" gap="sm">
        <LogoMark size={36} />
        <Title order={1} size="h2">
          Locate CRM
        </Title>
      </Group>
      <Paper withBorder p="lg" shadow="xs">
        <Stack>
          <Title order={2} size="h4">
            {t('title')}
          </Title>
          <SignInForm onSignedIn={() => void continueToApplication()} />
        </Stack>
      </Paper>
      <Divider />
      <DemoAccounts onSignedIn={() => void continueToApplication()} />
    </Stack>
  );
}
