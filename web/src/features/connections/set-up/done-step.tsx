import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Connection, healthQuery } from '../connections.api';
import { shownSecrets } from '../shown-secrets.store';

/** The summary of the connection, with links to the next screens. */
export function DoneStep({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const { data: health } = useQuery(healthQuery(connection.id));
  useEffect(() => shownSecrets.set(null), []);
  return (
    <Stack gap="md">
      <Text>{t('done.text')}</Text>
      <List size="sm">
        <List.Item>{t('done.fields', { count: Object.keys(connection.mapping.fields).length })}</List.Item>
        <List.Item>{t('done.consents', { count: connection.mapping.consents.length })}</List.Item>
        <List.Item>{t('done.rules', { count: connection.rules.length })}</List.Item>
        {health && <List.Item>{t('done.needsReview', { count: health.needsReview })}</List.Item>}
      </List>
      <Group>
        <Button component={Link} to={`/review?connectionId=${connection.id}`}>
          {t('done.review')}
        </Button>
        <Button component={Link} to={`/connections/${connection.id}`} variant="default">
          {t('done.open')}
        </Button>
      </Group>
    </Stack>
  );
}
