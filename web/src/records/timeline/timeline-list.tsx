import { Anchor, Text, Timeline } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';

type TimelineItem = components['schemas']['TimelineItemView'];

interface TimelineListProps {
  /** The pages of the timeline of a record. */
  query: Pick<
    UseInfiniteQueryResult<InfiniteData<components['schemas']['TimelinePageView']>>,
    'data' | 'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >;
  /** Whether items link to their leads, because they may be of several. */
  isLeadShown?: boolean;
}

/** Everything that happened to a record, newest first. */
export function TimelineList({ query, isLeadShown = false }: TimelineListProps) {
  const { t } = useTranslation('records');
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('timeline.empty')} hint={t('timeline.emptyHint')} />;
  return (
    <>
      <Timeline bulletSize={14} lineWidth={2} active={items.length}>
        {items.map((item) => (
          <Timeline.Item key={`${item.kind} ${item.id}`} title={<EntryTitle item={item} />}>
            <Entry item={item} isLeadShown={isLeadShown} />
          </Timeline.Item>
        ))}
      </Timeline>
      <ShowMore query={query} />
    </>
  );
}

/** Vocabularies with the labels of the more exact type of an item. */
const TYPE_VOCABULARIES: Readonly<Record<string, string>> = {
  interaction: 'interactionKind',
  evidence: 'evidenceKind',
  transition: 'stage',
  status: 'status',
  activity: 'activityKind',
  consent: 'consentPurpose',
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

function Entry({ item, isLeadShown }: { item: TimelineItem; isLeadShown: boolean }) {
  const { kind, title, detail, at, actorName, dueOn, realisation, leadReference } = item;
  const { t } = useTranslation('records');
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
          {dueOn ? t('words.dueDay', { day: format.day(dueOn) }) : detail}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={at}>{format.moment(at)}</time> · {actorName}
        {isLeadShown && leadReference && (
          <>
            {' · '}
            <Anchor component={Link} to={`/leads/${leadReference}`} inherit underline="always">
              {leadReference}
            </Anchor>
          </>
        )}
      </Text>
    </>
  );
}
