import { Card, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type Connection, quarantineQuery } from '../connections.api';
import classes from '../mapping/mapping.module.css';
import { useReasonText } from './use-reason-text';

/** The latest deliveries that were refused, with the reason and the beginning of what was sent. */
export function QuarantineTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const describe = useReasonText();
  const { data, error, refetch } = useQuery(quarantineQuery(connection.id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('quarantine.empty')} hint={t('quarantine.emptyHint')} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('quarantine.hint')}
      </Text>
      <ul className={classes['list']}>
        {data.items.map(({ id, receivedAt, code, size, head }) => (
          <Card key={id} withBorder p="sm" component="li">
            <Text size="sm">
              {format.moment(receivedAt)}: {describe(code)} ({t('quarantine.size', { size: format.count(size) })})
            </Text>
            <Code block mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {head}
            </Code>
          </Card>
        ))}
      </ul>
    </Stack>
  );
}
