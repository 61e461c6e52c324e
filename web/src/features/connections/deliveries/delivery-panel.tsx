import { Alert, Anchor, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { deliveryQuery, type Replay, useReplay } from './deliveries.api';
import { useReasonText } from './use-reason-text';

/** The steps of a delivery, its registrations, its bytes, and the way to read it again. */
export function DeliveryPanel({ id }: { id: string }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const label = useLabels();
  const describe = useReasonText();
  const canReplay = useCan('intake:write');
  const canSeeBytes = useCan('intake:raw');
  const { data, error, refetch } = useQuery(deliveryQuery(id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { timeline, registrationIds, hasBody, size, restatesId } = data;
  return (
    <Stack gap="sm" mt="sm">
      <List size="sm" aria-label={t('deliveries.steps')}>
        {timeline.map(({ at, state, error: reason, actorName }, index) => (
          <List.Item key={index}>
            {format.moment(at)}: {label('deliveryState', state)}
            {reason && `. ${describe(reason)}`} ({actorName})
          </List.Item>
        ))}
      </List>
      {restatesId !== null && <Text size="sm">{t('deliveries.restates')}</Text>}
      {registrationIds.length > 0 && (
        <Text size="sm">
          {t('deliveries.registrations', { count: registrationIds.length })}{' '}
          {registrationIds.map((registrationId, index) => (
            <Anchor key={registrationId} component={Link} to={`/review?registration=${registrationId}`} inherit me={8}>
              {t('deliveries.registration', { number: index + 1 })}
            </Anchor>
          ))}
        </Text>
      )}
      <Group gap="sm">
        {canSeeBytes && hasBody && (
          <Anchor size="sm" href={`/api/v1/intake/deliveries/${id}/raw`} download>
            {t('deliveries.raw', { size: format.count(size) })}
          </Anchor>
        )}
        {!hasBody && <Text size="sm">{t('deliveries.bytesRemoved')}</Text>}
      </Group>
      {canReplay && hasBody && <ReplayPart id={id} />}
    </Stack>
  );
}

/** Shows what reading the delivery again would change, and does it. */
function ReplayPart({ id }: { id: string }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const trial = useReplay(id);
  const replay = useReplay(id);
  const error = trial.error ?? replay.error;
  return (
    <Stack gap="xs">
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <div role="status">
        {replay.data && <Text size="sm">{t('replay.done')}</Text>}
        {trial.data && !replay.data && (
          <>
            <Text size="sm">
              {t('replay.state', { state: label('deliveryState', trial.data.state) })}{' '}
              {trial.data.changes.length === 0 && t('replay.nothing')}
            </Text>
            {trial.data.changes.length > 0 && <Changes changes={trial.data.changes} />}
          </>
        )}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={trial.isPending}
          onClick={() => {
            replay.reset();
            trial.mutate(true);
          }}
        >
          {t('replay.try')}
        </Button>
        {trial.data && !replay.data && (
          <Button size="xs" loading={replay.isPending} onClick={() => replay.mutate(false)}>
            {t('replay.do')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Changes({ changes }: { changes: Replay['changes'] }) {
  const { t } = useTranslation('connections');
  const rows = changes.flatMap(({ entityType, entityId, changes: fields }) =>
    Object.entries(fields as Record<string, { before: unknown; after: unknown }>).map(([field, { before, after }]) => ({
      entityType,
      entityId,
      field,
      before,
      after,
    })),
  );
  return (
    <Table fz="sm" layout="fixed" style={{ overflowWrap: 'anywhere' }} aria-label={t('replay.changes')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('words.field')}</Table.Th>
          <Table.Th scope="col">{t('replay.before')}</Table.Th>
          <Table.Th scope="col">{t('replay.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ entityType, entityId, field, before, after }) => (
          <Table.Tr key={`${entityId} ${field}`}>
            <Table.Th scope="row" fw={500}>
              {t(listTextKeys('entity', findEntity(entityType)))}: {field}
            </Table.Th>
            <Table.Td>{formatValue(before)}</Table.Td>
            <Table.Td>{formatValue(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const ENTITIES = ['intake_registration', 'contact', 'company', 'lead', 'registration', 'consent'] as const;

function findEntity(type: string): (typeof ENTITIES)[number] | 'other' {
  return ENTITIES.find((one) => one === type) ?? 'other';
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
