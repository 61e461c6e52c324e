import { Alert, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { useCan } from '../../../shared/session/use-session';
import { type Connection, mappingVersionsQuery } from '../connections.api';
import { useReplayMany } from '../deliveries/deliveries.api';
import { MAPPED_FIELDS } from './mapping-draft.rules';
import { MappingEditor } from './mapping-editor';
import { ValueList } from './mapping-preview';

/** The mapping, its versions, and the deliveries that were read with an earlier one. */
export function MappingTab({ connection }: { connection: Connection }) {
  // The form of a registration page is its mapping.
  const isChangeable = connection.archivedAt === null && connection.provider !== 'registration_page';
  const canWrite = useCan('intake:write') && isChangeable;
  return (
    <Stack gap="lg">
      {canWrite ? <MappingEditor connection={connection} /> : <ReadOnlyMapping connection={connection} />}
      <MappingVersions connection={connection} />
    </Stack>
  );
}

function ReadOnlyMapping({ connection: { mapping } }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const values = [
    ...MAPPED_FIELDS.flatMap((field) => {
      const key = mapping.fields[field];
      return key === undefined ? [] : [{ name: label('formField', field), value: key }];
    }),
    ...mapping.consents.map(({ purpose, key, equals }) => ({
      name: label('consentPurpose', purpose),
      value: `${key} = ${equals}`,
    })),
  ];
  if (values.length === 0) return <Text c="dimmed">{t('mapping.empty')}</Text>;
  return <ValueList values={values} />;
}

function MappingVersions({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const canWrite = useCan('intake:write');
  const { data } = useQuery(mappingVersionsQuery(connection.id));
  if (!data) return null;
  return (
    <Card withBorder p="md" component="section" aria-labelledby="mapping-versions">
      <Title order={2} size="h5" id="mapping-versions" mb="xs">
        {t('versions.title')}
      </Title>
      <List size="sm">
        {data.items.map(({ id, mappingVersion, createdAt, createdBy, mapping }) => (
          <List.Item key={id}>
            {t('versions.item', {
              version: mappingVersion,
              count: Object.keys(mapping.fields).length,
              moment: format.moment(createdAt),
            })}{' '}
            {createdBy && <UserName id={createdBy} />}
          </List.Item>
        ))}
      </List>
      {canWrite && connection.mappingVersion > 1 && (
        <ReplayEarlier key={connection.mappingVersion} connection={connection} />
      )}
    </Card>
  );
}

/** Reads deliveries again that were read with the version before the present one. */
function ReplayEarlier({ connection: { id, mappingVersion } }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const former = { mappingVersion: mappingVersion - 1 };
  const count = useReplayMany(id);
  const replay = useReplayMany(id);
  const found = count.data?.count ?? null;
  const error = count.error ?? replay.error;
  return (
    <Group mt="sm" gap="sm">
      <Button
        size="xs"
        variant="default"
        loading={count.isPending}
        onClick={() => count.mutate({ ...former, dryRun: true })}
      >
        {t('versions.count', { version: former.mappingVersion })}
      </Button>
      {found !== null && !replay.data && (
        <Text size="sm" role="status">
          {t('versions.found', { count: found })}
        </Text>
      )}
      {found !== null && found > 0 && !replay.data && (
        <Button size="xs" loading={replay.isPending} onClick={() => replay.mutate({ ...former, dryRun: false })}>
          {t('versions.replay', { count: found })}
        </Button>
      )}
      {replay.data && (
        <Text size="sm" role="status">
          {t('versions.replayed', { count: replay.data.count })}
        </Text>
      )}
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
    </Group>
  );
}
