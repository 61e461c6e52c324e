import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import type { Connection } from '../connections.api';
import { getProviderFacts } from '../providers.rules';
import { AddressCard } from './address-card';
import { ImportCard } from './import-card';
import { SecretForm } from './secret-form';
import { SettingsForm } from './settings-form';
import { StateCard } from './state-card';

/** The name and the other settings of a connection, its address and secret, and its end. For managers. */
export function SettingsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const canWrite = useCan('intake:write');
  if (!canWrite) return <Alert color="gray">{t('settings.managersOnly')}</Alert>;
  // The page of the seminar switches its connection, which has no address.
  const isPage = connection.provider === 'registration_page';
  const isLive = connection.archivedAt === null;
  // The page of the seminar switches its connection, which has no address.
  if (connection.provider === 'registration_page') {
    return <SettingsForm key={connection.id} connection={connection} />;
  }
  return (
    <Stack gap="md" maw={760}>
      {isLive && <SettingsForm key={connection.id} connection={connection} />}
      {isPage ? <Alert color="gray">{t('settings.ofPage')}</Alert> : <StateCard connection={connection} />}
      {isLive && !isPage && <AddressCard connection={connection} />}
      {isLive && getProviderFacts(connection.provider).secret !== 'none' && <SecretForm connection={connection} />}
      {isLive && !isPage && <ImportCard connection={connection} />}
    </Stack>
  );
}
