import { Alert, Button, Card, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../../shared/api/external.store';
import { useLabels } from '../../../shared/labels/use-labels';
import { useUser } from '../../../shared/session/use-session';
import { type Connection, KEPT_HOURS, useRotateAddress } from '../connections.api';
import { CopyField } from '../copy-field';
import { getProviderFacts } from '../providers.rules';
import { SecretForm } from '../settings/secret-form';
import { shownSecrets } from '../shown-secrets.store';

/** The address and the secret, which are shown once, and what to do with them at the provider. */
export function AddressStep({ connection }: { connection: Connection }) {
  const { t } = useTranslation(['connections', 'provider-steps']);
  const label = useLabels();
  const { id, provider } = connection;
  const stored = useStore(shownSecrets);
  const { id: userId } = useUser();
  const shown = stored?.connectionId === id && stored.userId === userId ? stored : null;
  const { mutate, isPending, error } = useRotateAddress(connection);
  const makeAddress = () =>
    mutate(KEPT_HOURS, {
      onSuccess: ({ url }) => {
        if (url !== null) shownSecrets.set({ connectionId: id, userId, url, secret: null });
      },
    });
  const steps = provider === 'registration_page' ? [] : t(`provider-steps:${provider}`, { returnObjects: true });
  return (
    <Stack gap="md">
      {shown ? (
        <Stack gap="sm">
          <Alert color="yellow" title={t('address.once')}>
            {t('address.onceHint')}
          </Alert>
          <CopyField label={t('address.url')} value={shown.url} />
          {shown.secret !== null && <CopyField label={t('words.secret')} value={shown.secret} />}
        </Stack>
      ) : (
        <Alert color="blue" title={t('address.gone')}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('address.goneHint')}</Text>
            {error && (
              <Text size="sm" c="red" role="alert">
                {error.message}
              </Text>
            )}
            <Button size="xs" loading={isPending} onClick={makeAddress}>
              {t('address.rotate')}
            </Button>
          </Stack>
        </Alert>
      )}
      <Card withBorder p="md" component="section" aria-labelledby="provider-steps">
        <Title order={2} size="h5" id="provider-steps" mb="xs">
          {t('address.steps', { provider: label('provider', provider) })}
        </Title>
        <List type="ordered" spacing="xs" size="sm">
          {steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </Card>
      {getProviderFacts(provider).secret === 'theirs' && !connection.hasSecret && (
        <SecretForm connection={connection} isFirst />
      )}
      {getProviderFacts(provider).secret === 'theirs' && connection.hasSecret && (
        <Text role="status">{t('address.hasSecret')}</Text>
      )}
    </Stack>
  );
}
