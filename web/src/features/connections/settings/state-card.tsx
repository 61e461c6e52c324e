import { Alert, Button, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { type Connection, useConnectionAction } from '../connections.api';

/** Pauses, resumes, archives and restores a connection. Nothing that a provider sends meanwhile is lost. */
export function StateCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const { archivedAt, pausedAt } = connection;
  const { mutate, isPending, error } = useConnectionAction(connection);
  const [isAsking, setAsking] = useState(false);
  const findText = () => {
    if (archivedAt !== null) return t('state.archived', { moment: format.moment(archivedAt) });
    return pausedAt === null ? t('state.working') : t('state.paused', { moment: format.moment(pausedAt) });
  };
  return (
    <Card withBorder p="md" component="section" aria-labelledby="connection-state">
      <Title order={2} size="h5" id="connection-state" mb={4}>
        {t('words.state')}
      </Title>
      <Text size="sm" mb="xs" role="status">
        {findText()}
      </Text>
      {error && !isAsking && (
        <Alert color="red" role="alert" mb="xs">
          {error.message}
        </Alert>
      )}
      <Group gap="xs">
        {archivedAt === null ? (
          <>
            <Button
              size="xs"
              variant="default"
              loading={isPending}
              onClick={() => mutate(pausedAt === null ? 'pause' : 'resume')}
            >
              {t(pausedAt === null ? 'words.pause' : 'words.resume')}
            </Button>
            <Button size="xs" variant="default" color="red" onClick={() => setAsking(true)}>
              {t('words.archive')}
            </Button>
          </>
        ) : (
          <Button size="xs" loading={isPending} onClick={() => mutate('restore')}>
            {t('words.restore')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('state.archiveTitle', { name: connection.name })}
        text={t('state.archiveHint')}
        submit={t('words.archive')}
        error={error}
        isPending={isPending}
        onConfirm={() => mutate('archive', { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
