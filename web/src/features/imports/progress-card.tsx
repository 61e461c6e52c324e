import { Alert, Button, Card, Group, Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { type Import, useStopImport } from './imports.api';

interface ProgressCardProps {
  found: Import;
  /** Whether the user may stop the job. An undo goes on to its end. */
  canStop?: boolean;
}

/** How far the job is that works on an import. The page can be left meanwhile. */
export function ProgressCard({ found, canStop = false }: ProgressCardProps) {
  const { id, status, processedCount, rowCount } = found;
  const stop = useStopImport(id);
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (status !== 'checking' && status !== 'running' && status !== 'undoing') return null;
  const title = t(`progress.${status}`);
  return (
    <Card withBorder component="section" p="md" aria-labelledby="import-progress">
      <Title order={2} size="h5" id="import-progress">
        {title}
      </Title>
      <Text size="sm" role="status" mt={4}>
        {t('progress.rows', { done: format.count(processedCount), all: format.count(rowCount) })}
      </Text>
      <Progress
        value={rowCount === 0 ? 0 : Math.min(100, (processedCount / rowCount) * 100)}
        aria-label={title}
        my="xs"
      />
      <Text size="sm" c="dimmed">
        {t('progress.hint')}
      </Text>
      <div role="alert">{stop.error && <Alert color="red">{stop.error.message}</Alert>}</div>
      {canStop && (
        <Group justify="flex-end" mt="xs">
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t('stop.submit')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
