import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import { signIn } from '../../shared/session/session.api';
import { demoAccountsQuery } from './sign-in.api';

/** Offers the accounts of the demonstration, so that nobody has to type a password to look around. */
export function DemoAccounts({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const label = useLabels();
  const { data } = useQuery(demoAccountsQuery);
  const { mutate, isPending, variables, error } = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  if (!data || data.accounts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('demo')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('demoHint')}
      </Text>
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      {data.accounts.map(({ email, name, role, password }) => (
        <Button
          key={email}
          variant="default"
          justify="space-between"
          rightSection={
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {label('role', role)}
            </Text>
          }
          loading={isPending && variables.email === email}
          onClick={() => mutate({ email, password })}
        >
          {name}
        </Button>
      ))}
    </Stack>
  );
}
