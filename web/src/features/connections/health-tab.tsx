import { Alert, Anchor, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { type Connection, type Health, HEALTH_DAYS, healthQuery } from './connections.api';
import type { Delivery } from './deliveries/deliveries.api';
import { useWarningText } from './use-warning-text';

/** The figures that open the deliveries behind them, with the states of those. */
const FIGURES = [
  ['received', []],
  ['applied', ['applied']],
  ['needsReview', ['needs_review']],
  ['parked', ['parked', 'needs_mapping']],
  ['retrying', ['retry']],
  ['dead', ['dead']],
  ['ignored', ['ignored', 'ignored_stale']],
] as const satisfies readonly (readonly [keyof Health, readonly Delivery['state'][]])[];

/** How the connection does, in words: what needs attention, and what came in. */
export function HealthTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const describe = useWarningText();
  const { data: health, error, refetch } = useQuery(healthQuery(connection.id));
  if (error && !health) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!health) return <LoadingState />;
  const { warnings, since, refused, duplicate, lastReceivedAt, p95Seconds, drift, reconciledAt } = health;
  return (
    <Stack gap="md">
      {warnings.length === 0 ? (
        <Alert color={health.received > 0 ? 'green' : 'gray'}>
          {health.received > 0 ? t('health.fine') : t('health.silent', { days: HEALTH_DAYS })}
        </Alert>
      ) : (
        <Alert color="orange" title={t('health.attention')}>
          <List size="sm">
            {warnings.map((warning) => (
              <List.Item key={warning.code}>{describe(warning, health)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <section aria-labelledby="health-figures">
        <Title order={2} size="h5" id="health-figures" mb={4}>
          {t('health.figures', { days: HEALTH_DAYS, from: format.momentDay(since) })}
        </Title>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
          {FIGURES.map(([name, states]) => (
            <Anchor
              key={name}
              underline="hover"
              component={Link}
              to={`/connections/${connection.id}?tab=deliveries&receivedAt.gte=${since}${states.map((state) => `&state=${state}`).join('')}`}
            >
              <Text span display="block" size="xl" fw={600}>
                {format.count(health[name])}
              </Text>
              <Text span display="block" size="sm">
                {t(`figure.${name}`)}
              </Text>
            </Anchor>
          ))}
        </SimpleGrid>
      </section>
      <List size="sm">
        <List.Item>
          {lastReceivedAt === null ? t('nothingReceived') : t('health.last', { moment: format.moment(lastReceivedAt) })}
        </List.Item>
        <List.Item>{t('health.duplicates', { count: duplicate })}</List.Item>
        <List.Item>{t('health.refused', { count: refused })}</List.Item>
        {p95Seconds !== null && (
          <List.Item>{t('health.speed', { seconds: format.count(Math.ceil(p95Seconds)) })}</List.Item>
        )}
        {reconciledAt !== null && (
          <List.Item>{t('health.reconciled', { moment: format.moment(reconciledAt) })}</List.Item>
        )}
      </List>
      {drift.length > 0 && (
        <section aria-labelledby="health-drift">
          <Title order={2} size="h5" id="health-drift" mb={4}>
            {t('health.drift')}
          </Title>
          <List size="sm">
            {drift.map(({ key, firstSeenAt }) => (
              <List.Item key={key}>{t('health.driftItem', { key, moment: format.moment(firstSeenAt) })}</List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}
