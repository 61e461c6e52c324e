import { Card, Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { Import } from './imports.api';

/** How far the job is that works on an import. The page can be left meanwhile. */
export function ProgressCard({ found: { status, processedCount, rowCount } }: { found: Import }) {
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
    </Card>
  );
}
