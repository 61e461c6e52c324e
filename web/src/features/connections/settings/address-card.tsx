import { Alert, Button, Card, Checkbox, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { type Connection, KEPT_HOURS, useRotateAddress } from '../connections.api';
import { CopyField } from '../../../shared/fields/copy-field';

/** Gives the connection a new address, which is shown once and kept nowhere. */
export function AddressCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const [isKept, setKept] = useState(true);
  const [url, setUrl] = useState<string | null>(null);
  const { mutate, isPending, error } = useRotateAddress(connection);
  const { formerTokenUntil } = connection;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="connection-address">
      <Stack gap="sm" align="stretch">
        <Title order={2} size="h5" id="connection-address">
          {t('address.url')}
        </Title>
        <Text size="sm">{t('address.rotateHint')}</Text>
        {formerTokenUntil !== null && (
          <Text size="sm">{t('address.formerUntil', { moment: format.moment(formerTokenUntil) })}</Text>
        )}
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        {url !== null && (
          <Alert color="yellow" title={t('address.once')} role="status">
            <CopyField label={t('address.url')} value={url} />
          </Alert>
        )}
        <Checkbox
          label={t('address.keep', { hours: KEPT_HOURS })}
          checked={isKept}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          loading={isPending}
          onClick={() => mutate(isKept ? KEPT_HOURS : 0, { onSuccess: (rotated) => setUrl(rotated.url) })}
        >
          {t('address.rotate')}
        </Button>
      </Stack>
    </Card>
  );
}
