import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { DocumentLink } from '../documents/document-link';
import { transitionsQuery } from '../leads/lead.api';
import { UserName } from '../users/user-name';
import { TimelineItem, TimelineText } from './timeline-item';
import { TimelineMonths } from './timeline-months';
import { type Evidence, mergeEvidence } from './timeline.rules';

type Transition = components['schemas']['LeadTransitionView'];

interface StageListProps {
  leadId: string;
  /** The evidence of the announcement of the lead. */
  evidence: readonly Evidence[];
}

/** The changes of stage and status of a lead and the evidence of its announcement, newest first. */
export function StageList({ leadId, evidence }: StageListProps) {
  const { t } = useTranslation('timeline');
  const { data, error, refetch } = useQuery(transitionsQuery(leadId));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const items = mergeEvidence(data.items, evidence);
  if (items.length === 0) return <EmptyState title={t('noStages')} hint={t('noStagesHint')} />;
  return (
    <TimelineMonths
      items={items}
      getAt={({ at }) => at}
      render={(item) =>
        item.kind === 'evidence' ? (
          <EvidenceItem key={item.of.id} evidence={item.of} />
        ) : (
          <StageItem key={item.of.id} transition={item.of} />
        )
      }
    />
  );
}

/** A piece of evidence, which is no change of stage but what one rests on. */
function EvidenceItem({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('timeline');
  const label = useLabels();
  const { kind, url, note, documentId, documentTitle, createdAt, createdBy } = evidence;
  return (
    <TimelineItem
      icon="evidence"
      title={
        <>
          {t('evidence')} <strong>{label('evidenceKind', kind)}</strong>
        </>
      }
      at={createdAt}
      actor={createdBy === null ? t('application') : <UserName id={createdBy} />}
    >
      {url && (
        <Text size="sm">
          <Anchor inherit href={url} target="_blank" rel="noopener noreferrer" style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Anchor>
        </Text>
      )}
      {documentId && (
        <Text size="sm">
          <DocumentLink document={{ id: documentId, title: documentTitle ?? '' }} />
        </Text>
      )}
      {note && <TimelineText>{note}</TimelineText>}
    </TimelineItem>
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
