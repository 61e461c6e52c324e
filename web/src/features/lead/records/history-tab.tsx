import { Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { transitionsQuery } from '../../../records/leads/lead.api';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useLeadEditor } from '../use-lead-editor';

type Transition = components['schemas']['LeadTransitionView'];

/** The changes of stage and status, newest first. */
export function HistoryTab() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { data, error, refetch } = useQuery(transitionsQuery(lead.id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('history.empty')} hint={t('history.emptyHint')} />;
  return (
    <Timeline bulletSize={14} lineWidth={2} active={data.items.length}>
      {data.items.map((transition) => (
        <Timeline.Item key={transition.id} title={<EntryTitle transition={transition} />}>
          <Entry transition={transition} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function EntryTitle({ transition }: { transition: Transition }) {
  const label = useLabels();
  const { kind, fromStage, toStage, fromStatus, toStatus } = transition;
  const [from, to] =
    kind === 'stage'
      ? [label('stage', fromStage), label('stage', toStage)]
      : [label('status', fromStatus), label('status', toStatus)];
  return (
    <Text size="sm" fw={600}>
      {from} → {to}
    </Text>
  );
}

function Entry({ transition }: { transition: Transition }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const label = useLabels();
  const { kind, fromStage, reason, note, occurredOn, actorName, daysInStage } = transition;
  return (
    <>
      {reason && <Text size="sm">{label('reason', reason)}</Text>}
      {note && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {note}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {format.day(occurredOn)} · {actorName}
        {kind === 'stage' && ` · ${t('history.after', { count: daysInStage, stage: label('stage', fromStage) })}`}
      </Text>
    </>
  );
}
