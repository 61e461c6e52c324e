import { Button, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { timelineQuery } from './lead-page.api';
import { useLeadEditor } from './use-lead-editor';

type TimelineItem = components['schemas']['TimelineItemView'];

/** Everything that happened to the lead, newest first. */
export function TimelineTab() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(lead.id),
  );
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('timeline.empty')} hint={t('timeline.emptyHint')} />;
  return (
    <>
      <Timeline bulletSize={14} lineWidth={2} active={items.length}>
        {items.map((item) => (
          <TimelineEntry key={`${item.kind} ${item.id}`} item={item} />
        ))}
      </Timeline>
      {hasNextPage && (
        <Button variant="subtle" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** Vocabularies with the labels of the more exact type of an item. */
const TYPE_VOCABULARIES: Readonly<Record<string, string>> = {
  interaction: 'interactionKind',
  evidence: 'evidenceKind',
  transition: 'stage',
  status: 'status',
};

function TimelineEntry({ item: { kind, type, title, detail, at, actorName } }: { item: TimelineItem }) {
  const format = useFormat();
  const label = useLabels();
  const vocabulary = TYPE_VOCABULARIES[kind];
  const exact = vocabulary && type ? label(vocabulary, type) : null;
  // The title of a change of stage or status names only the stages, and that of evidence its kind.
  const isTitleShown = kind !== 'transition' && kind !== 'status' && kind !== 'evidence';
  return (
    <Timeline.Item
      title={
        <Text size="sm" fw={600}>
          {[label('timelineKind', kind), exact].filter(Boolean).join(': ')}
        </Text>
      }
    >
      {isTitleShown && <Text size="sm">{title}</Text>}
      {detail && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
          {detail}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={at}>{format.moment(at)}</time> · {actorName}
      </Text>
    </Timeline.Item>
  );
}
