import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../records/reports/report-catalogue.api';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { useDefinitionText } from './document/use-definition-text';

/** All reports, each with what it answers. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const { data, error, refetch } = useReportCatalogue();
  const explain = useDefinitionText();
  const canReadSchedules = useCan('report_schedules:read');
  const canReadLocks = useCan('report_locks:read');
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={1} size="h2">
          {t('words.reports')}
        </Title>
        <Group gap="md">
          {canReadSchedules && (
            <Anchor component={Link} to="/reports/schedules" size="sm">
              {t('words.scheduledReports')}
            </Anchor>
          )}
          {canReadLocks && (
            <Anchor component={Link} to="/reports/locks" size="sm">
              {t('locks.title')}
            </Anchor>
          )}
        </Group>
      </Group>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && (
        <SimpleGrid
          cols={{ base: 1, sm: 2, lg: 3 }}
          spacing="md"
          component="ul"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
        >
          {data.items.map(({ name, title, description, defaultPeriod }) => (
            <Card key={name} withBorder p="md" component="li">
              <Title order={2} size="h5" mb={4}>
                <Anchor component={Link} to={`/reports/${name}`} inherit>
                  {title}
                </Anchor>
              </Title>
              <Text size="sm">{explain(description)}</Text>
              <Text size="sm" c="dimmed" mt="auto" pt="xs">
                {t('defaultPeriod', { period: t(`defaultPeriods.${defaultPeriod}`) })}
              </Text>
            </Card>
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
