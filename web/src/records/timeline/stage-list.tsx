import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { transitionsQuery } from '../leads/lead.api';
import { TimelineItem, TimelineText } from './timeline-item';
import { TimelineMonths } from './timeline-months';

type Transition = components['schemas']['LeadTransitionView'];

/** The changes of stage and status of a lead, newest first. */
export function StageList({ leadId }: { leadId: string }) {
  const { t } = useTranslation('timeline');
  const { data, error, refetch } = useQuery(transitionsQuery(leadId));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('noStages')} hint={t('noStagesHint')} />;
  return (
    <TimelineMonths
      items={data.items}
      getAt={({ occurredOn }) => occurredOn}
      render={(transition) => <StageItem key={transition.id} transition={transition} />}
    />
  );
}

function StageItem({ transition }: { transition: Transition }) {
  const { t } = useTranslation('timeline');
  const label = useLabels();
  const { kind, fromStage, toStage, fromStatus, toStatus, reason, note, occurredOn, actorName, daysInStage } =
    transition;
  const [from, to] =
    kind === 'stage'
      ? [label('stage', fromStage), label('stage', toStage)]
      : [label('status', fromStatus), label('status', toStatus)];
  return (
    <TimelineItem
      icon={kind}
      title={
        <strong>
          {from} → {to}
        </strong>
      }
      at={occurredOn}
      actor={actorName}
    >
      {reason && <Text size="sm">{label('reason', reason)}</Text>}
      {note && <TimelineText>{note}</TimelineText>}
      {kind === 'stage' && (
        <Text size="xs" c="dimmed">
          {t('after', { count: daysInStage, stage: label('stage', fromStage) })}
        </Text>
      )}
    </TimelineItem>
  );
}
