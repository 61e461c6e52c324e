import { Anchor, Button, Card, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../records/cut-list-notice';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { ConditionBadge } from './condition-badge';
import { type Connection, connectionsQuery, type Health, HEALTH_DAYS, healthOfAllQuery } from './connections.api';
import { useWarningText } from './use-warning-text';
import { judgeCondition } from './warnings.rules';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/connections');

/** The connections to forms, and how they do. */
export function ConnectionsPage() {
  const { t } = useTranslation(['connections', 'shared']);
  const canRead = useCan('intake:read');
  if (!canRead) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  return <ConnectionList />;
}

function ConnectionList() {
  const { t } = useTranslation('connections');
  const canWrite = useCan('intake:write');
  const address: ListSearch = route.useSearch();
  const navigate = route.useNavigate();
  const areArchivedShown = address['archived'] === 'any';
  const { data, error, refetch } = useQuery(connectionsQuery(areArchivedShown ? 'any' : 'false'));
  const { data: health } = useQuery(healthOfAllQuery);
  return (
    <Stack gap="sm" maw={1240} mx="auto">
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('words.connections')}</PageTitle>
        <Group gap="sm">
          <Checkbox
            label={t('words.showArchived')}
            checked={areArchivedShown}
            onChange={({ currentTarget }) =>
              void navigate({ search: currentTarget.checked ? { archived: 'any' } : {}, replace: true })
            }
          />
          {canWrite && (
            <Button component={Link} to="/connections/new" size="sm" leftSection={<Plus size={16} aria-hidden />}>
              {t('connect')}
            </Button>
          )}
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {t('listHint', { days: HEALTH_DAYS })}
      </Text>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      <SimpleGrid component="ul" cols={{ base: 1, md: 2, lg: 3 }} m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            health={health?.find(({ connectionId }) => connectionId === connection.id)}
          />
        ))}
      </SimpleGrid>
      <CutListNotice page={data} />
    </Stack>
  );
}

interface ConnectionCardProps {
  connection: Connection;
  health: Health | undefined;
}

function ConnectionCard({ connection, health }: ConnectionCardProps) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const label = useLabels();
  const describe = useWarningText();
  const { id, name, provider } = connection;
  return (
    <Card withBorder p="md" component="li" aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Anchor component={Link} to={`/connections/${id}`} fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Anchor>
        <ConditionBadge condition={judgeCondition(connection, health)} />
      </Group>
      <Text size="sm" c="dimmed">
        {label('provider', provider)}
      </Text>
      {health && (
        <Text size="sm">
          {health.lastReceivedAt === null
            ? t('nothingReceived')
            : t('receivedCount', {
                count: health.received,
                formatted: format.count(health.received),
                moment: format.moment(health.lastReceivedAt),
              })}
        </Text>
      )}
      {health?.warnings.slice(0, 2).map((warning) => (
        <Text key={warning.code} size="sm" mt={4}>
          {describe(warning, health)}
        </Text>
      ))}
      {health && health.warnings.length > 2 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('moreWarnings', { count: health.warnings.length - 2 })}
        </Text>
      )}
    </Card>
  );
}
