import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { openLogInteraction } from '../../../records/interactions/log-interaction.store';
import { useCan } from '../../../shared/session/use-session';
import { interactionsQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';

type Interaction = components['schemas']['InteractionView'];

/** The interactions with the investor, newest first, and the way to log one. */
export function InteractionsTab() {
  const { t } = useTranslation(['lead', 'record-editor']);
  const canRecord = useCan('interactions:write');
  const { canEdit } = useLeadEditor();
  return (
    <Stack>
      {canRecord && canEdit && (
        <Button variant="default" w="fit-content" onClick={() => openLogInteraction()}>
          {t('record-editor:log')}
        </Button>
      )}
      <InteractionList />
    </Stack>
  );
}

function InteractionList() {
  const { t } = useTranslation(['lead', 'shared']);
  const { lead } = useLeadEditor();
  const query = useInfiniteQuery(interactionsQuery(lead.id));
  if (query.error) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('interactions.empty')} hint={t('interactions.emptyHint')} />;
  return (
    <>
      {items.map((item) => (
        <InteractionCard key={item.id} interaction={item} />
      ))}
      {query.hasNextPage && (
        <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('shared:more')}
        </Button>
      )}
    </>
  );
}

function InteractionCard({ interaction }: { interaction: Interaction }) {
  const { kind, direction, subject, summary, outcome, contacts, occurredAt, activityTitle } = interaction;
  const format = useFormat();
  const label = useLabels();
  return (
    <Card withBorder p="sm" component="article" aria-label={subject}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Badge variant="light">{label('interactionKind', kind)}</Badge>
          {direction && (
            <Text size="xs" c="dimmed">
              {label('direction', direction)}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          <time dateTime={occurredAt}>{format.moment(occurredAt)}</time>
        </Text>
      </Group>
      <Text size="sm" fw={600} mt={4}>
        {subject}
      </Text>
      {summary && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {summary}
        </Text>
      )}
      {outcome && <Text size="sm">{outcome}</Text>}
      <Text size="xs" c="dimmed">
        {[contacts.map(({ fullName }) => fullName).join(', '), activityTitle].filter(Boolean).join(' · ')}
      </Text>
    </Card>
  );
}
