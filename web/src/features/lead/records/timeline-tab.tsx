import { Button, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { timelineQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';

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
          <Timeline.Item key={`${item.kind} ${item.id}`} title={<EntryTitle item={item} />}>
            <Entry item={item} />
          </Timeline.Item>
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

function EntryTitle({ item: { kind, type } }: { item: TimelineItem }) {
  const label = useLabels();
  const vocabulary = TYPE_VOCABULARIES[kind];
  const exact = vocabulary && type ? label(vocabulary, type) : null;
  return (
    <Text size="sm" fw={600}>
      {[label('timelineKind', kind), exact].filter(Boolean).join(': ')}
    </Text>
  );
}

function Entry({ item: { kind, title, detail, at, actorName, dueOn, realisation } }: { item: TimelineItem }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  // The title of a change of stage or status names only the stages, and that of evidence its kind.
  const isTitleShown = kind !== 'transition' && kind !== 'status' && kind !== 'evidence';
  return (
    <>
      {isTitleShown && (
        <Text size="sm">
          {realisation
            ? t('timeline.realised', {
                jobs: format.count(realisation.jobs),
                amount: format.money(realisation.capexEur, 'EUR'),
                day: format.day(realisation.asOf),
              })
            : title}
        </Text>
      )}
      {detail && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
          {dueOn ? t('tasks.due', { day: format.day(dueOn) }) : detail}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={at}>{format.moment(at)}</time> · {actorName}
      </Text>
    </>
  );
}
