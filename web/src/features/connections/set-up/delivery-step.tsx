import { Alert, Badge, Card, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type Connection, healthQuery } from '../connections.api';
import { firstDeliveriesQuery } from '../deliveries/deliveries.api';

/** The time between two looks for the first delivery. Deliveries are no records that are announced by live updates. */
const POLL_MS = 2_000;

/** Waits until the first delivery has arrived, and says if one was refused. */
export function DeliveryStep({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const label = useLabels();
  const {
    data: deliveries,
    error,
    refetch,
  } = useQuery({
    ...firstDeliveriesQuery(connection.id),
    refetchInterval: ({ state }) => (state.data && state.data.length > 0 ? false : POLL_MS),
  });
  const isWaiting = deliveries?.length === 0;
  const { data: health } = useQuery({ ...healthQuery(connection.id), refetchInterval: isWaiting ? POLL_MS : false });
  const refused = health?.refused ?? 0;
  if (error && !deliveries) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="md">
      <Text>{t('delivery.hint')}</Text>
      {refused > 0 && isWaiting && (
        <Alert color="orange" role="alert" title={t('delivery.refused', { count: refused })}>
          {t('delivery.refusedHint')}
        </Alert>
      )}
      {!deliveries?.length ? (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text>{t('delivery.waiting')}</Text>
        </Group>
      ) : (
        <div role="status">
          <Text fw={600} mb="xs">
            {t('delivery.arrived')}
          </Text>
          {deliveries.slice(0, 3).map(({ id, receivedAt, verification, state }) => (
            <Card key={id} withBorder p="sm" mb="xs">
              <Group gap="xs">
                <Text size="sm">{format.moment(receivedAt)}</Text>
                <Badge variant="light" color={verification === 'verified' ? 'green' : 'gray'}>
                  {label('verification', verification)}
                </Badge>
                <Badge variant="light">{label('deliveryState', state)}</Badge>
              </Group>
            </Card>
          ))}
        </div>
      )}
    </Stack>
  );
}
