import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getAgreementPath } from '../../../records/agreements/agreement-link';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FiguresCard } from './figures-card';
import { LeadsCard } from './leads-card';
import type { Outcomes } from './outcomes.api';
import { useOutcomes } from './use-outcomes';

/** The outcomes of the agreement and of those made under it: figures, and the leads behind them. */
export function OutcomesTab() {
  const { query } = useOutcomes();
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="md" aria-busy={query.isPlaceholderData}>
      <FiguresCard outcomes={data} />
      <LeadsCard outcomes={data} />
      {data.children.length > 0 && <PartsCard agreements={data.children} />}
    </Stack>
  );
}

/** The agreements whose outcomes the figures include, each with the way to its own. */
function PartsCard({ agreements }: { agreements: Outcomes['children'] }) {
  const { t } = useTranslation('agreement');
  return (
    <Card withBorder component="section" aria-labelledby="parts">
      <Title order={2} size="h5" mb="xs" id="parts">
        {t('outcomes.parts')}
      </Title>
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {agreements.map(({ id, reference, title }) => (
          <li key={id}>
            <Anchor component={Link} to={`${getAgreementPath(id)}?tab=outcomes`} size="sm" fw={600}>
              {title}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed">
              {reference}
            </Text>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
