import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ListTrail } from '../../../shared/record-editor/record-head';
import { DeliveriesCard } from './deliveries/deliveries-card';
import { WebhookActions } from './webhook-actions';
import { WebhookFacts } from './webhook-facts';
import { WebhookNotice } from './webhook-notice';
import { WebhookStateBadge } from './webhook-state-badge';
import { type Webhook, webhookQuery } from './webhooks.api';

const route = getRouteApi('/user/administration/webhooks/$webhookId');

/** One webhook: whether it sends, what and with which rights, and its deliveries. */
export function WebhookPage() {
  const { webhookId } = route.useParams();
  const { data: webhook, error, refetch } = useQuery(webhookQuery(webhookId));
  const isHidden = error instanceof ProblemError && [403, 404].includes(error.status);
  // The page stays when reading it again fails.
  if (error && (isHidden || !webhook)) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!webhook) return <LoadingState />;
  return (
    <Stack key={webhookId} gap="md" mt="md" maw={1000}>
      <WebhookHead webhook={webhook} />
      <WebhookNotice webhook={webhook} />
      <FactsCard webhook={webhook} />
      <DeliveriesCard webhook={webhook} />
    </Stack>
  );
}

function WebhookHead({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { name, description } = webhook;
  return (
    <Stack gap={6}>
      <ListTrail to="/administration/webhooks" text={t('words.webhooks')}>
        <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
      </ListTrail>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="xs" style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          <WebhookStateBadge webhook={webhook} />
        </Group>
        <WebhookActions webhook={webhook} />
      </Group>
      {description !== null && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {description}
        </Text>
      )}
    </Stack>
  );
}

function FactsCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  return (
    <Card withBorder component="section" aria-labelledby="webhook-facts">
      <Title order={3} size="h5" mb="xs" id="webhook-facts">
        {t('facts.title')}
      </Title>
      <WebhookFacts webhook={webhook} />
    </Card>
  );
}
