import { Card, SimpleGrid, Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { useCan } from '../../../shared/session/use-session';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { PROVIDERS } from '../providers.rules';
import { NewConnectionForm } from './new-connection-form';
import { PageTitle } from '../../../shared/layout/page-title';

const route = getRouteApi('/user/connections/new');

/** The beginning of the wizard: the provider of the form, and then what the connection needs. */
export function NewConnectionPage() {
  const { t } = useTranslation(['connections', 'shared']);
  const canWrite = useCan('intake:write');
  const address: ListSearch = route.useSearch();
  const provider = PROVIDERS.find((one) => one === address['provider']);
  if (!canWrite) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  return (
    <Stack gap="md" maw={760} mx="auto">
      <div>
        <PageTitle>{t('connect')}</PageTitle>
        <Text c="dimmed" size="sm">
          {t('step', { step: provider ? 2 : 1, of: 7, name: t(provider ? 'new.form' : 'new.provider') })}
        </Text>
      </div>
      {provider ? <NewConnectionForm key={provider} provider={provider} /> : <ProviderChoice />}
    </Stack>
  );
}

/** The providers of forms, each with what it is for. */
function ProviderChoice() {
  const { t } = useTranslation(['connections', 'provider-steps']);
  const label = useLabels();
  return (
    <>
      <Text>{t('new.choose')}</Text>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} m={0} p={0} style={{ listStyle: 'none' }}>
        {PROVIDERS.map((provider) => (
          <li key={provider}>
            <Card
              withBorder
              p="sm"
              h="100%"
              renderRoot={(props) => <Link {...props} to="/connections/new" search={{ provider }} />}
            >
              <Text fw={600}>{label('provider', provider)}</Text>
              <Text size="sm" c="dimmed">
                {t(`provider-steps:hint.${provider}`)}
              </Text>
            </Card>
          </li>
        ))}
      </SimpleGrid>
    </>
  );
}
